# frozen_string_literal: true

# Puts the search over a site's people into what Jekyll builds.
#
# Use it as the gem `jekyll-profile-search`, or copy this one file to `_plugins/profile_search.rb`.
# Either way it needs the command `profile-search`: the gem of a platform carries it; else it is the
# one that the variable PROFILE_SEARCH names, or the one on the PATH.
#
#   Jekyll reads ─► renders ─► documents as JSON ─► profile-search build ─► static files ─► Jekyll writes
#
# The files are made below `.jekyll-cache`, never in the site: whatever a plugin writes into a site's
# folder sets `jekyll serve` off again, for ever.

require "json"
require "open3"

module Jekyll
  module ProfileSearch
    VERSION = "0.1.0"
    # What keeps the search without a network, at the site's base, where `profile_search: offline` asks for it.
    WORKER = "profile-search-sw.js"

    # What is wrong with the command, in words for the site's owner.
    class Error < Jekyll::Errors::FatalException; end

    class << self
      # Makes the files and hands them to `site`.
      #
      # A site that jekyll-polyglot builds once for each language, side by side, gets them once: the command reads
      # the other languages itself.
      def run(site)
        return if other_language?(site)

        base = File.join(cache_dir(site), "profile-search")
        out = File.join(base, folder(site))
        build(site, out)
        serve_from(site, base, out)
      end

      private

      def other_language?(site)
        site.respond_to?(:active_lang) && site.active_lang != site.default_lang
      end

      # Jekyll 3 has no cache, and no name for its folder.
      def cache_dir(site)
        site.respond_to?(:cache_dir) ? site.cache_dir : site.in_source_dir(".jekyll-cache")
      end

      # Where the files are on the site, as `profile_search: output` says.
      def folder(site)
        own = site.config["profile_search"]
        named = own["output"] if own.is_a?(Hash)
        named = named.to_s.gsub(%r!\A/+|/+\z!, "")
        named.empty? ? "assets/profile-search" : named
      end

      def build(site, out)
        documents = JSON.generate(Documents.new(site).list)
        told, faults, status = Open3.capture3(*command(site, out), :stdin_data => documents)
        raise Error, "profile-search: #{faults}" unless [0, 1].include?(status.exitstatus)
        # Without files nothing is left of the site's people: Jekyll must not go on as if there were.
        raise Error, "profile-search: #{faults}" unless File.file?(File.join(out, "profile-search.js"))

        Jekyll.logger.warn "Profile search:", faults unless faults.empty?
        Jekyll.logger.info "Profile search:", told.lines.first.to_s.strip
      rescue Errno::ENOENT
        raise Error, "profile-search: the command `#{program}` is not here; put it on the PATH, " \
                     "or name it in the variable PROFILE_SEARCH"
      end

      def command(site, out)
        [program, "build", root(site), "--documents", "-", "--out", out, *flags(site)]
      end

      def program
        carried = File.expand_path("../libexec/profile-search", __dir__)
        ENV["PROFILE_SEARCH"] || (File.file?(carried) ? carried : "profile-search")
      end

      # The folder that `source:` counts from: Jekyll takes it from where it was started, and looks
      # for its configuration there too, unless `--source` says otherwise.
      def root(site)
        files = configs(site) || [File.join(Dir.pwd, "_config.yml")]
        named = files.any? { |file| File.file?(file) && File.read(file).match?(%r!^source:!) }
        named ? Dir.pwd : site.source
      end

      def configs(site)
        files = Array(site.config["config"]).flat_map { |file| file.to_s.split(",") }
        files unless files.empty?
      end

      # Jekyll's own flags as it was given them.
      def flags(site)
        flags = []
        flags.push("--config", configs(site).join(",")) if configs(site)
        flags << "--drafts" if site.show_drafts
        flags << "--future" if site.future
        flags << "--unpublished" if site.unpublished
        flags.push("--limit_posts", site.limit_posts.to_s) if site.limit_posts.to_i.positive?
        flags
      end

      # Files of the same names in the site, committed for a build without this plugin, give way.
      def serve_from(site, base, out)
        serve_folder(site, base, "/#{folder(site)}", Dir.children(out).sort)
        serve_folder(site, base, "/", [WORKER]) if File.file?(File.join(base, WORKER))
      end

      def serve_folder(site, base, dir, names)
        site.static_files.reject! do |file|
          names.include?(file.name) && File.dirname(file.relative_path) == dir
        end
        names.each do |name|
          file = StaticFile.new(site, base, dir, name)
          # Jekyll compares whole seconds, and would pass over the second of two quick changes.
          StaticFile.mtimes.delete(file.path)
          site.static_files << file
        end
      end
    end

    # What Jekyll knows of each page and document, in plain values.
    class Documents
      def initialize(site)
        @site = site
      end

      # Pages, then each collection in Jekyll's order.
      def list
        pages = @site.pages.map { |page| entry(page, nil) }
        pages + @site.collections.flat_map do |label, collection|
          collection.docs.map { |doc| entry(doc, label) }
        end
      end

      private

      def entry(doc, collection)
        {
          :path       => doc.relative_path,
          :url        => doc.url,
          :dest       => doc.destination(@site.dest).delete_prefix("#{@site.dest}/"),
          :write      => !doc.respond_to?(:write?) || doc.write? ? true : false,
          :collection => collection,
          :title      => plain(doc.data["title"]),
          :categories => list_of(doc.data["categories"]),
          :tags       => list_of(doc.data["tags"]),
          :date       => collection && date(doc),
          :data       => plain(doc.data),
          # Without an output nothing was rendered, and the content is still what stands in the file.
          :html       => doc.output && doc.content.to_s.scrub,
        }
      end

      def list_of(value)
        Array(plain(value))
      end

      # Jekyll dates what has no date with the moment of the build.
      def date(doc)
        date = doc.data["date"]
        date.strftime("%Y-%m-%d %H:%M:%S %z") if date.respond_to?(:strftime) && date != @site.time
      end

      # `value` as JSON can have it; whatever else a plugin left there is nil.
      def plain(value)
        case value
        when String then value.scrub
        when Symbol, Time, Date then value.to_s
        when Integer, true, false then value
        when Float then value.finite? ? value : value.to_s
        when Array then value.map { |item| plain(item) }
        when Hash then value.to_h { |key, item| [key.to_s, plain(item)] }
        end
      end
    end
  end
end

# After the last document is rendered, before the first file is written.
Jekyll::Hooks.register(:site, :post_render, :priority => :low) { |site| Jekyll::ProfileSearch.run(site) }
