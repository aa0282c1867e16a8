package dev.tenantry.sandbox.github;

/** The plain pages of this GitHub. */
final class Html {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0"
                    + " 1rem;color:#1f2328;background:#fff}pre{overflow:auto;padding:1rem;"
                    + "border:1px solid #d1d9e0;border-radius:6px;background:#f6f8fa}"
                    + "button{font:inherit;padding:.4rem 1rem}.expected{font-weight:700}"
                    + ".muted{color:#59636e}a{color:#0969da}";

    private Html() {}

    static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + escape(title)
                + " · GitHub (sandbox)</title><meta name=\"viewport\""
                + " content=\"width=device-width\"><style>"
                + STYLE
                + "</style></head><body>"
                + body
                + "<hr><p class=\"muted\">This is the sandbox's GitHub: real protocols, no"
                + " internet.</p></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">";
    }

    static String link(String href, String text) {
        return "<a href=\"" + escape(href) + "\">" + escape(text) + "</a>";
    }
}
