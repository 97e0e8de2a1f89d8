# frozen_string_literal: true

# With the command in `libexec`, this is the gem of one platform; without it, one for all, which needs
# the command on the PATH.
carried = "libexec/profile-search"
has_command = File.file?(File.join(__dir__, carried))

Gem::Specification.new do |spec|
  spec.name = "jekyll-profile-search"
  spec.version = File.read(File.join(__dir__, "lib/jekyll-profile-search.rb"))[%r!VERSION = "([^"]+)"!, 1]
  spec.summary = "Search over the people of a Jekyll site, in the visitor's browser"
  spec.description = "Indexes the people of a site while Jekyll builds it, and adds the search to the site."
  spec.authors = ["The profile-search authors"]
  spec.licenses = ["MIT", "Apache-2.0"]
  spec.required_ruby_version = ">= 2.7"
  spec.files = ["lib/jekyll-profile-search.rb", "exe/profile-search"] + (has_command ? [carried] : [])
  spec.bindir = "exe"
  spec.executables = ["profile-search"] if has_command
  spec.platform = Gem::Platform.local if has_command
  spec.add_runtime_dependency "jekyll", ">= 3.9", "< 5"
end
