//! Names that are said alike have one key: `Verner Fogels` and `Werner Vogels`.
//!
//! The key is the row of a name's consonants, in classes coarse enough for several languages at
//! once: voiced and unvoiced count as one (`d`/`t`), and so do `v`, `w`, `f`, `ph`; all hissing
//! sounds; `j` and `y`. Vowels count at the beginning, and at the end as "open or not", which
//! tells `Mary` from `Meyer`.

/// The sounds a key counts, most; longer names are alike if they begin alike.
const MAX_SOUNDS: u32 = 8;

/// Every sound there is; its number in a key is its place here, from 1.
/// `A` is a vowel at the beginning, `O` one at the end.
const SOUNDS: &[u8] = b"APFTKSJLMNRHO";

/// What is heard, for each letter from `a` to `z` the rules that begin with it, of which the first
/// that fits counts: `letters=sounds`. `V` is any vowel, `I` one that softens a `c`; letters after
/// `(` only follow, those before `<` came before; `^` is the beginning, `$` the end. A vowel is
/// heard as `A`, and so is what merely glides.
const RULES: [&[u8]; 26] = [
    b"a=A",
    b"m<b($= b=P",
    b"^ch(V=S ch=K ck=K cz=S cs=S c(I=S c=K",
    b"dh=T dt=T dg(e=J dj=J d=T",
    b"e=A",
    b"f=F",
    b"^g(n= ^gh=K gh= g(eV=J g(iV=J g=K",
    b"^h=H h=",
    b"i=A",
    b"^j=J j=A",
    b"^k(n= kh=K k=K",
    b"l=L",
    b"m=M",
    b"n=N",
    b"o=A",
    b"^p(n= ^p(s= ph=F pf=F m<p(s= m<p(t= p=P",
    b"q=K",
    b"r=R",
    b"sch=S sh=S s=S",
    b"t(s= t(z= t(ch= th=T t=T",
    b"u=A",
    b"v=F",
    b"^w(r= ^wh=F V<w=A w(V=F w=A",
    b"^x=S x=KS",
    b"^y=J y=A",
    b"z=S",
];

/// How the folded `name` sounds: equal numbers, equal sound. Zero where the key would say too
/// little (a single sound) or the script is not Latin; zero is like nothing.
pub fn sound(name: &str) -> u32 {
    let mut letters = name.as_bytes();
    if !letters.iter().all(u8::is_ascii_lowercase) {
        return 0;
    }
    // A silent e: `Philippe`, `Christine`.
    if let [rest @ .., b'e'] = letters
        && rest.len() > 1
    {
        letters = rest;
    }
    let mut key = Key::default();
    let mut at = 0;
    while let Some((before, rest)) =
        letters.split_at_checked(at).filter(|(_, rest)| !rest.is_empty())
    {
        at += key.hear(before, rest);
    }
    if is_open(letters) {
        key.push(b'O');
    }
    if key.len < 2 { 0 } else { key.sounds }
}

/// Does a name end in a vowel, not counting a silent `h` or `gh`?
fn is_open(letters: &[u8]) -> bool {
    let spoken = letters.strip_suffix(b"gh").or(letters.strip_suffix(b"h")).unwrap_or(letters);
    spoken.last().is_some_and(|&letter| fits(b'I', letter) || fits(b'V', letter))
}

#[derive(Default)]
struct Key {
    sounds: u32,
    len: u32,
    last: u8,
}

impl Key {
    /// Hears the sound that `rest` begins with and tells how many letters it took.
    fn hear(&mut self, before: &[u8], rest: &[u8]) -> usize {
        let is_first = self.len == 0;
        let letter = rest.first().map_or(0, |letter| letter.wrapping_sub(b'a'));
        let rules = RULES.get(usize::from(letter)).copied().unwrap_or_default();
        for rule in rules.split(|&byte| byte == b' ') {
            if let Some((eaten, heard)) = apply(rule, before, rest, is_first) {
                for &sound in heard {
                    self.push(sound);
                }
                return eaten;
            }
        }
        1
    }

    /// A sound right after itself is not heard again, unless a vowel is between.
    fn push(&mut self, sound: u8) {
        let is_heard = self.last != sound && (sound != b'A' || self.len == 0);
        if is_heard && self.len < MAX_SOUNDS {
            let number = (1..)
                .zip(SOUNDS)
                .find(|(_, known)| **known == sound)
                .map_or(0, |(number, _)| number);
            self.sounds = self.sounds << 4 | number;
            self.len += 1;
        }
        self.last = sound;
    }
}

/// If `rule` fits between `before` and `rest`: how many letters it takes, and what is heard.
fn apply<'a>(
    rule: &'a [u8],
    before: &[u8],
    rest: &[u8],
    is_first: bool,
) -> Option<(usize, &'a [u8])> {
    let mut signs = rule.iter().copied().enumerate();
    let mut letters = rest.iter().copied();
    let mut eaten = None;
    if let [came, b'<', ..] = rule {
        before.last().filter(|&&letter| fits(*came, letter))?;
        signs.nth(1);
    }
    for (at, sign) in signs {
        match sign {
            b'=' => {
                return Some((eaten.unwrap_or(rest.len() - letters.len()), rule.get(at + 1..)?));
            }
            b'(' => eaten = Some(rest.len() - letters.len()),
            b'^' if is_first => {}
            b'$' if letters.len() == 0 => {}
            _ => letters.next().filter(|&letter| fits(sign, letter)).map(|_| ())?,
        }
    }
    None
}

#[expect(clippy::inline_always, reason = "asked for each sign of each rule")]
#[inline(always)]
fn fits(sign: u8, letter: u8) -> bool {
    match sign {
        b'V' => matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u'),
        b'I' => matches!(letter, b'e' | b'i' | b'y'),
        _ => sign == letter,
    }
}
