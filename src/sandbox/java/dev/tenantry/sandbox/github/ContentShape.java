package dev.tenantry.sandbox.github;

/** Files and folders at a commit as GitHub's JSON has them. */
final class ContentShape {

    private final Urls urls;
    private final String commit;

    ContentShape(Urls urls, String commit) {
        this.urls = urls;
        this.commit = commit;
    }

    Fields entry(String path, String sha, String type, int size) {
        String encoded = Urls.encodePath(path);
        String self = urls.repoApi() + "/contents/" + encoded + "?ref=" + commit;
        boolean file = type.equals("file");
        String git = urls.repoApi() + "/git/" + (file ? "blobs/" : "trees/") + sha;
        String html = urls.repoWeb() + (file ? "/blob/" : "/tree/") + commit + "/" + encoded;
        return Fields.of("type", type)
                .with("size", size)
                .with("name", path.substring(path.lastIndexOf('/') + 1))
                .with("path", path)
                .with("sha", sha)
                .with("url", self)
                .with("git_url", git)
                .with("html_url", html)
                .with(
                        "download_url",
                        file ? urls.repoWeb() + "/raw/" + commit + "/" + encoded : null)
                .with("_links", Fields.of("self", self).with("git", git).with("html", html));
    }
}
