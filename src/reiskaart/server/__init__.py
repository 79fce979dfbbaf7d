"""The workspace in the browser: routes per noun, problem responses, security headers and the page itself."""
