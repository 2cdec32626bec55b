"""Pages and feeds in our own words."""

PARAGRAPHS = (
    "The regional governor said on Tuesday that air defence had shot down eleven drones over the port overnight.",
    "Two warehouses burned, he said, and nobody was hurt; firefighters worked until the early morning at the docks.",
    "The defence ministry of the other side said that it had hit a depot of the navy and called the strike precise.",
    "Neither account could be verified, and the port authority did not answer questions that were sent to it by mail.",
)


def page(
    title="Eleven drones shot down over port", *, site="Harbour Gazette", date="2024-05-14", charset="utf-8", more=""
):
    """A news page with everything that surrounds its article."""
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>{title} | {site}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
<meta property="article:published_time" content="{date}T23:30:00+03:00">
<link rel="canonical" href="https://gazette.example/2024/drones"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1>{body}{more}</article>
<aside>Subscribe to our newsletter today</aside><footer>All rights reserved</footer></body></html>"""


def rss(*entries, title="Harbour Gazette"):
    """An RSS feed of (title, text, day) entries."""
    items = "".join(
        f"<item><title>{head}</title><link>https://gazette.example/{n}</link><pubDate>{day}</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
        for n, (head, text, day) in enumerate(entries)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
