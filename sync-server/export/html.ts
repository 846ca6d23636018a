/** Pages without scripts, from text that anybody may have typed. T21. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as text, in content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '')

/** A table row; line breaks that people typed stay line breaks. */
export const htmlRow = (cells: readonly string[], tag: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>\n`

/** Plain, readable on a phone and on paper; nothing is fetched from anywhere. */
const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #15191c; margin: 24px; }
  h1 { font-size: 26px; } h2 { font-size: 20px; border-bottom: 2px solid; margin-top: 32px; }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; font-size: 14px; }
  th, td { border: 1px solid #d7dad6; padding: 4px 8px; text-align: left; vertical-align: top;
    white-space: pre-line; max-width: 40ch; overflow-wrap: anywhere; }
  th { background: #f1f2ef; }
  @media print { body { margin: 0; } .wide { overflow: visible; } tr { break-inside: avoid; } }
`

export const pageStart = (title: string): string =>
  `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
`

export const PAGE_END = '</body>\n</html>\n'

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>\n`
export const heading = (text: string): string => `<h2>${escapeHtml(text)}</h2>\n`
export const TABLE_START = '<div class="wide"><table>\n'
export const TABLE_END = '</table></div>\n'
