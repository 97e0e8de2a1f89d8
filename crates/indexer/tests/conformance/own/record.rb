# Records what Jekyll makes of the sites beside this file:
#
#     TZ=UTC LANG=C.UTF-8 ruby record.rb             # all of them, into jekyll-VERSION.json
#     TZ=UTC LANG=C.UTF-8 ruby record.rb NAME…       # these, the others kept
#
# Needs Debian 12's `jekyll`, and its packages of the plugins that sites name. The form of a `.site` file is told in `../own.rs`.
require "jekyll"
require "json"
require "tmpdir"
require "fileutils"

# Where `sites` are, and what was made of them goes: beside this file, or in another folder.
HERE = ENV.fetch("SITES", __dir__)
NOW = Time.utc(2024, 6, 15, 12)
CHANGED = Time.utc(2022, 3, 4, 5, 6, 7)

# A `.site` file taken apart.
class Recipe
  attr_reader :settings, :files

  def initialize(path)
    head, *files = File.read(path, :encoding => "UTF-8").split(/^=== /)
    @settings = head.scan(/^(\w+): (.*)$/).to_h
    @files = files.map { |file| file.split("\n", 2) }
  end

  def write(root)
    @files.each do |head, text|
      link, target = head.split(" -> ")
      name, flags = link.split(" [")
      full = File.join(root, name)
      FileUtils.mkdir_p(File.dirname(full))
      next File.symlink(target, full) if target
      File.binwrite(full, bytes(text.to_s, flags.to_s))
      File.utime(CHANGED, CHANGED, full)
    end
  end

  def bytes(text, flags)
    text = "#{text.sub(/\n+\z/, "")}\n" unless text.empty?
    text = text.chomp if flags.include?("open")
    text = text.gsub("\n", "\r\n") if flags.include?("crlf")
    text = text.gsub("\u2409", "\t")
    text = text.encode("ISO-8859-1") if flags.include?("latin1")
    text = "\ufeff#{text}" if flags.include?("bom")
    text.b
  end
end

# Values as `../recording.rs` reads them.
def plain(value)
  case value
  when Float then { "$float" => value.to_s }
  when Date then { "$date" => value.iso8601 }
  when Time then { "$time" => value.iso8601 }
  when Symbol then { "$symbol" => value.to_s }
  when Array then value.map { |one| plain(one) }
  when Hash then value.to_h { |key, one| [key.to_s, plain(one)] }
  else value
  end
end

def date(site, document)
  moment = document.date
  return "SITE_TIME" if moment == site.time
  return "FILE_MTIME" if document.draft? && moment == CHANGED

  moment.iso8601
end

# What a page does not say itself it has no value for, though its data falls back on the defaults.
def own(document, key)
  document.data.key?(key) ? document.data.fetch(key) : nil
end

def common(site, document)
  excerpt = own(document, "excerpt")
  {
    "path"        => document.relative_path,
    "url"         => document.url,
    "dest"        => document.destination(site.dest).delete_prefix(site.dest),
    "title"       => plain(own(document, "title")),
    "categories"  => plain(own(document, "categories")),
    "tags"        => plain(own(document, "tags")),
    "excerpt_raw" => excerpt.is_a?(Jekyll::Excerpt) ? excerpt.content : plain(excerpt),
  }
end

def entry(site, document)
  return common(site, document).merge("kind" => "page") unless document.is_a?(Jekyll::Document)

  common(site, document).merge(
    "kind"       => "document",
    "collection" => document.collection.label,
    "write"      => document.respond_to?(:write?) ? document.write? : document.collection.write?,
    "slug"       => plain(document.data["slug"]),
    "date"       => date(site, document)
  )
end

# What GitHub Pages always runs that changes documents, and that it shows the future.
GITHUB_PAGES = {
  "plugins" => %w(relative-links optional-front-matter readme-index default-layout titles-from-headings).map { |name| "jekyll-#{name}" },
  "future"  => true,
}.freeze

def configuration(recipe, root)
  own = { "source" => root, "destination" => File.join(root, "_out"), "quiet" => true, "disable_disk_cache" => true }
  own.delete("source") if recipe.settings["source"] == "configured"
  own["config"] = recipe.settings["config"].split.map { |file| File.join(root, file) } if recipe.settings["config"]
  %w(show_drafts unpublished future safe).each do |key|
    own[key] = recipe.settings[key] == "true" if recipe.settings[key]
  end
  config = Jekyll.configuration(own)
  config["time"] ||= NOW.to_s
  config.merge!(GITHUB_PAGES) if recipe.settings["flavor"] == "github-pages"
  config
end

# All documents and pages, those that plugins make of files with them, in Jekyll's order.
def made(site, recipe)
  site.reset
  site.read
  order = site.collections.to_h { |label, one| [label, { "order" => one.docs.map(&:relative_path) }] }
  site.generate
  documents = site.collections.values.flat_map(&:docs) + site.pages
  entries = documents.map { |document| entry(site, document) }
  site.render unless recipe.settings["compare"] == "addresses"
  if recipe.settings["compare"] == "text"
    documents.zip(entries) { |document, one| one["content"] = document.content }
  end
  data = site.data.empty? ? {} : { "data" => plain(site.data) }
  { "exit" => 0, "collections" => order, "documents" => entries }.merge(data)
end

# One language of a site that `jekyll-polyglot` builds in several.
def made_in(language, site, recipe)
  result = nil
  site.prepare
  site.define_singleton_method(:process_orig) { result = Object.send(:made, self, recipe) }
  site.process_language(language)
  result
end

def record(recipe, root)
  site = Jekyll::Site.new(configuration(recipe, root))
  language = recipe.settings["language"]
  language ? made_in(language, site, recipe) : made(site, recipe)
rescue StandardError, SystemExit, Psych::SyntaxError => e
  { "exit" => 1, "log" => "#{e.class}: #{e.message}".gsub(root, "").lines.first(3).join.strip }
end

# Each in a process of its own: plugins and time zones stay in one.
def recorded(path)
  Dir.mktmpdir do |root|
    recipe = Recipe.new(path)
    reader, writer = IO.pipe
    child = fork do
      recipe.write(root)
      Dir.chdir(root)
      $stderr.reopen(File::NULL)
      made = record(recipe, root)
      writer.write(JSON.generate(made))
      writer.close
      exit!
    end
    writer.close
    made = JSON.parse(reader.read)
    Process.wait(child)
    made
  end
end

# One line a document, so that a change reads well.
def lines(all)
  all.sort.map do |name, made|
    parts = made.map do |key, value|
      next "  #{key.to_json}: #{value.to_json}" unless value.is_a?(Array) && !value.empty?

      "  #{key.to_json}: [\n#{value.map { |one| "   #{one.to_json}" }.join(",\n")}\n  ]"
    end
    " #{name.to_json}: {\n#{parts.join(",\n")}\n }"
  end.join(",\n")
end

answers = File.join(HERE, "jekyll-#{Jekyll::VERSION}.json")
all = File.exist?(answers) && !ARGV.empty? ? JSON.parse(File.read(answers)) : {}
names = ARGV.empty? ? Dir.glob("*.site", :base => File.join(HERE, "sites")).map { |name| name.delete_suffix(".site") } : ARGV
names.each { |name| all[name] = recorded(File.join(HERE, "sites", "#{name}.site")) }
File.write(answers, "{\n#{lines(all)}\n}\n")
