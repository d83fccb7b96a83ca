package import HTML
