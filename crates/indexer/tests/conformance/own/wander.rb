# Makes random sites, and records what Jekyll makes of them:
#
#     TZ=UTC LANG=C.UTF-8 ruby wander.rb FOLDER 1000 42     # so many sites into FOLDER, from this seed
#     JEKYLL_SITES=FOLDER cargo test -p profile-search-indexer --test conformance wander
#
# A site on which the two differ goes into `sites`, cut down to what shows it.
require "fileutils"
require "time"

# Everything that is drawn comes from here: the same seed, the same sites.
DICE = Random.new(Integer(ARGV.fetch(2, "1")))

def pick(*from) = from[DICE.rand(from.size)]

def chance(percent) = DICE.rand(100) < percent

def some(from, most) = Array.new(DICE.rand(most + 1)) { from[DICE.rand(from.size)] }.uniq

WORDS = %w(ann Bob McDonald café Ölaf 日本 e\u0301t x.y v1.2 o'neil a_b R2-D2 ŞİK straße 37nLE the-weaver two).push(
  "with space", "a+b", "50%", "q&a", "c#", "index", "(x)", "naïve—dash", "trailing.", "à,b", "50%25", "ǅ", "x~y", "semi;colon", "µ", "Ⅷ", "col:on", "No 1: x"
).freeze
FOLDERS = ["sub", "Deep Dir", "_under", ".dot", "ü", "a.b", "drafts", "2020-01-02-dir", "_posts", "~t", "in_dex"].freeze
EXTENSIONS = %w(md md md markdown mkd MD html htm txt json).freeze
ZONES = %w(UTC America/New_York Asia/Kolkata Europe/Berlin Australia/Lord_Howe America/St_Johns Africa/Casablanca).freeze
PLACES = %w(:categories :year :month :day :title :slug :name :path :collection :output_ext :i_day :i_month :short_year :hour :minute :second :y_day
            :short_month :long_month :short_day :long_day :w_day :week :w_year :slugified_categories).freeze

# Dates, written in whatever way.
class When
  DAYS = %w(2020-02-29 2021-03-28 2019-10-27 2022-03-13 2021-11-07 2020-12-31 2021-01-01 2018-1-9 2011-12-30 99-12-31 2020/2/3 20200203 2023-02-30
            2021-04-31 1969-12-31 2024-06-15 2024-06-16).push(
              "Jan 5 2020", "5 January 2020", "March 3rd, 2021", "Fri, 01 May 2020", "3.4.2019", "2nd Feb 2016", "Dec-24-2019", "24-Dec-2019", "2019 Dec 24",
              "1/2/2020", "2020-01", "May 2020", "H31.04.30", "'19 Aug 3"
            ).freeze
  TIMES = %w(00:00 02:30 23:59:60 24:00 24:00:00 3:04 12:34:56 12:34:56.789 01:30:00 2pm 12am 12pm 12:30am 25:00 7:61 235959 23h 10h30m T10:00 T10:00:00,5).push("3 p.m.", "1:02 PM", "noon").freeze
  OFFSETS = %w(Z UTC GMT +0530 +05:30 -08:00 -3 +14:00 EST PDT CEST JST Europe/Paris IST UTC+2 GMT-3:30 MSK A z est +25:00 NST).push("EST DST", "(CET)").freeze

  def self.written
    return pick("2020-01-02", "2021-11-07", "2022-03-13 02:30:00", "2019-07-08 01:02:03 +0900", "2020-05-06T07:08:09Z", "2011-12-30") if chance(50)

    parts = [pick(*DAYS)]
    parts << pick(*TIMES) if chance(70)
    parts << pick(*OFFSETS) if chance(50) && parts.size > 1
    parts.rotate!(1) if chance(6)
    text = parts.join(pick(" ", " ", " ", "  ", "T"))
    date?(text) || chance(1) ? "\"#{text}\"" : "2020-01-02"
  end

  # With one that is none Jekyll stops, and all of the site is lost. What a date leaves out is taken from today.
  def self.date?(text)
    Time.parse(text) && Date._parse(text).key?(:year)
  rescue ArgumentError
    false
  end

  # One that begins a file's name.
  def self.in_name = pick("2020-01-02", "2019-10-27", "21-3-4", "2024-06-15", "2024-12-24", "2023-02-30", "2020-1-2", "2021-02-28")
end

# One file with front matter.
class Text
  def self.written
    head = chance(6) ? "" : "#{opening}#{fields.join("\n")}\n#{pick("---", "---", "---", "--- ", "...", "---\u2409")}\n"
    text = "#{head}#{body}"
    text.strip.empty? ? "text\n" : text
  end

  def self.opening = pick("---\n", "---\n", "---\n", "---  \n", "---\u2409\n", "---\n\n")

  def self.fields
    all = [title, slug, date, permalink, labels("categories"), labels("category"), labels("tags"), labels("tag"), published, excerpt, layout]
    all.compact.shuffle(:random => DICE)
  end

  def self.title
    "title: #{pick("Ann Lee", "\"\"", "~", "false", "42", "[a, b]", "{a: 1}", "'é: b'", "\"a\\tb\"", "yes", "2020-01-02", "0x1F", "1.50", ">\n  folded\n  text", "|\n  as\n  is")}" if chance(50)
  end

  def self.slug
    "slug: #{pick("own-Slug", "With Space", "\"\"", "~", "ünï", "a/b", "x.y", "-x-", "'#1'")}" if chance(20)
  end

  def self.date = chance(35) ? "date: #{When.written}" : nil

  def self.permalink
    return unless chance(18)
    return "permalink: #{pick("own", "/own/", "/a/./b", "../up", "~", "/x.json", "/v1.2", "/a b/", "/q?x=1", "/h#i", "pretty", "/%20/", "/é/", "//x//y", "/x.html", "/index.html", "'/12:30/'", "/d/.hidden/", "/:Title/", "x/index")}" if chance(60)

    "permalink: \"/#{Array.new(1 + DICE.rand(3)) { pick(*PLACES) }.join(pick("/", "-", "_", "."))}#{pick("/", "", ".html", ":output_ext", "/x.txt")}\""
  end

  def self.labels(key)
    return unless chance(key.end_with?("s", "ies") ? 30 : 10)

    "#{key}: #{pick("one", "one, two", "\"Two Words\"", "[a, B c, a]", "[]", "~", "\"\"", "[\"\", ~, x]", "[[a, b], c]", "C++ c# é", "[x/y, ../z]", "\n  - Üml\n  - 3", "[Ümläut, ümläut]", "\"a  b\"", "[yes, 1.5]", "\"react: x\"", "[\"a b: c\"]")}"
  end

  def self.published = chance(10) ? "published: #{pick("false", "true", "no", "~", "\"false\"", "0", "off")}" : nil

  def self.excerpt
    return unless chance(18)

    pick("excerpt: a line", "excerpt: \"\"", "excerpt: ~", "excerpt_separator: <!--more-->", "excerpt_separator: \"\"", "excerpt_separator: ~", "excerpt_separator: \"\\n\"")
  end

  def self.layout = chance(10) ? "layout: #{pick("none", "~", "person", "false")}" : nil

  def self.body
    blocks = ["One *line* here.", "Second.", "# Heading", "<!--more-->", "See [there][ref].", "[ref]: /x \"t\"", "[^1]: note", "{% if true %}in", "{% endif %}", "- a\n- b",
              "{{ page.title }}", "{% raw %}{{x}}", "{% endraw %}", "    code", "```\ncode\n```", " ", "{% for a in b %}x{% endfor %}", "[a b]: <http://x.y>", "{% comment %}c", "{% endcomment %}",
              "last", "{%- assign a = 1 -%}", "---", "{% capture x %}y{% endcapture %}"]
    "#{pick("", "", "\n", " \n")}#{some(blocks, 6).join(pick("\n\n", "\n\n", "\n", "\n\n\n"))}\n"
  end
end

# One site: its settings and its files.
class Wandered
  def initialize
    @labels = ["people", *some(["team", "My Team", "p.q", "x_y", "über", "drafts"], 2)]
    @prefix = pick("", "", "", "all/", "my stuff/", "a/b/")
  end

  def to_s
    files = [["_config.yml", config], *Array.new(8 + DICE.rand(25)) { [path, Text.written] }]
    files = files.reject { |name, _| name.end_with?("/") }.uniq { |name, _| name.downcase.unicode_normalize(:nfc) }
    names = files.map(&:first)
    files.reject! { |name, _| names.any? { |other| other.start_with?("#{name}/") } }
    "Random.\ncompare: addresses\n#{settings.join}#{files.map { |name, text| "=== #{name}#{flags(name)}\n#{text}" }.join}#{links(names)}"
  end

  def settings
    [("show_drafts: true\n" if chance(25)), ("unpublished: true\n" if chance(10)), ("future: #{pick("true", "false")}\n" if chance(25))].compact
  end

  def flags(name)
    return "" if name == "_config.yml" || chance(88)

    pick(" [crlf]", " [crlf]", " [open]", " [bom]")
  end

  def links(names)
    return "" unless chance(15) && names.size > 3

    target = pick(*names.drop(1))
    pick("=== #{@prefix}_people/linked.md -> ../#{"../" * @prefix.count("/")}#{target}\n", "=== linked.md -> #{target}\n", "=== linked -> #{target.split("/").first}\n")
  end

  def config
    lines = [("timezone: #{pick(*ZONES)}" if chance(60)), ("collections_dir: #{@prefix.chomp("/")}" unless @prefix.empty?), collections, style, defaults,
             list("exclude", 20), list("include", 20), one("excerpt_separator", ["<!--more-->", "\"\\n\"", "\"\\n\\n\\n\"", "\"\""], 12), one("page_excerpts", ["true"], 15),
             one("markdown_ext", ["md", "\"md,txt\"", "markdown"], 8), one("limit_posts", %w(1 3), 6), one("future", ["true"], 10), one("baseurl", ["/proj"], 20),
             one("show_drafts", ["true"], 8)]
    "#{lines.compact.join("\n")}\n"
  end

  def one(key, values, percent) = chance(percent) ? "#{key}: #{pick(*values)}" : nil

  def list(key, percent)
    return unless chance(percent)

    patterns = ["sub", "*.txt", "_people/a*", "**/x.y*", "ann", "/sub/", "_under", ".dot", "*", "a?n.md", "*.md", "index.*", "[ab]*", "_posts", "**/sub/**", "ü", "{ann,Bob}.md", "Deep Dir/", "_people", "people", ".dot/"]
    "#{key}: [#{some(patterns, 3).map { |one| "\"#{one}\"" }.join(", ")}]"
  end

  def collections
    return "collections: [#{@labels.map { |one| "\"#{one}\"" }.join(", ")}]" if chance(5)

    "collections:\n#{[*@labels, *(["posts"] if chance(20))].uniq.map { |label| "  \"#{label}\": {#{about.join(", ")}}" }.join("\n")}"
  end

  def about
    [("output: #{pick("true", "true", "true", "true", "false", "yes")}" if chance(92)), ("permalink: #{template}" if chance(45)), ("sort_by: #{pick("title", "slug")}" if chance(6))].compact
  end

  def template
    return pick("pretty", "/:collection/:title/", "/:name", "/:path:output_ext", "/p/:slug.html") if chance(40)

    "\"/#{Array.new(1 + DICE.rand(4)) { pick(*PLACES) }.join(pick("/", "-", "/x", "_"))}#{pick("/", "", ":output_ext", ".html", ".:output_ext")}\""
  end

  def style = chance(50) ? "permalink: #{chance(70) ? pick("pretty", "date", "none", "ordinal", "weekdate") : template}" : nil

  def defaults
    return unless chance(40)

    scope = lambda do
      parts = ["path: #{pick("\"\"", "_people", "_people/sub", "\"*\"", "\"_people/*\"", "\"**/*.md\"", "sub", "all/_people", "\"_*/sub\"", "_posts", "ann", "\"_people/a*.md\"", "_drafts", "\"Deep Dir\"", "sub/", "\"_people/**/x*\"")}"]
      parts << "type: #{pick("people", "posts", "pages", "drafts", "team")}" if chance(50)
      parts.join(", ")
    end
    values = lambda do
      pick("permalink: \"/d/:title/\"", "permalink: \"/d/:path\"", "published: false", "categories: [d, E]", "category: f g", "tags: [t]", "title: Given", "slug: given", "date: \"2019-09-09\"", "layout: x", "excerpt: given", "tag: u v", "excerpt_separator: \"\\n\"")
    end
    "defaults:\n#{Array.new(1 + DICE.rand(3)) { "  - {scope: {#{scope.call}}, values: {#{values.call}}}" }.join("\n")}"
  end

  def path
    name = some(WORDS, 2).push(pick(*WORDS)).uniq.join(pick("-", "-", "_", " ", "--"))
    file = "#{name}.#{pick(*EXTENSIONS)}"
    case DICE.rand(10)
    when 0..4 then "#{@prefix}_#{pick(*@labels).gsub(/[^\w.-]/, "")}/#{"#{When.in_name}-" if chance(15)}#{folder}#{file}"
    when 5, 6 then "#{pick("", @prefix, @prefix, "News/")}_posts/#{folder if chance(30)}#{"#{When.in_name}-" if chance(93)}#{file}"
    when 7 then "#{pick(@prefix, @prefix, "blog/")}_drafts/#{folder if chance(30)}#{"#{When.in_name}-" if chance(30)}#{file}"
    else "#{folder}#{pick("index.#{pick("md", "html")}", file, file, "README.md")}"
    end
  end

  def folder = some(FOLDERS, 2).map { |one| "#{one}/" }.join
end

into = ARGV.fetch(0)
FileUtils.mkdir_p(File.join(into, "sites"))
Integer(ARGV.fetch(1, "100")).times { |n| File.write(File.join(into, "sites", format("wandered-%05d.site", n)), Wandered.new.to_s) }
ENV["SITES"] = into
ARGV.clear
load File.join(__dir__, "record.rb")
