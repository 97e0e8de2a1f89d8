// The sum that the second script must have is named in the address: `?sum=sha384-…`.
document.querySelector("profile-search").setAttribute("integrity-more", new URLSearchParams(location.search).get("sum"));
