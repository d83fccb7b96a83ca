# Makes a PDF/UA of the page given on the standard input: a line with the length of the style sheet, the sheet, the page.
# Fetches nothing but what the page holds itself, and cannot outgrow its limits: memory in bytes, processor time in seconds.
import resource
import sys

memory, seconds, base = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for limit, value in (
    (resource.RLIMIT_AS, memory),
    (resource.RLIMIT_CPU, seconds),
    (resource.RLIMIT_FSIZE, 256 << 20),
    (resource.RLIMIT_CORE, 0),
):
    resource.setrlimit(limit, (value, value))

source = sys.stdin.buffer
sheet = source.read(int(source.readline())).decode()
page = source.read().decode()

try:
    from weasyprint import CSS, HTML, default_url_fetcher
except ImportError:
    sys.exit(3)


def fetch(address, *_, **__):
    if address.startswith("data:"):
        return default_url_fetcher(address)
    raise ValueError("nothing is fetched")


sys.stdout.buffer.write(
    HTML(string=page, base_url=base, url_fetcher=fetch).write_pdf(
        stylesheets=[CSS(string=sheet, url_fetcher=fetch)], variant="pdf/ua-1", optimize_size=("fonts", "images")
    )
)
