import { expect, test } from 'vitest'
import { htmlRow, pageStart } from './html.ts'

test('T21: what people typed is text and nothing else', () => {
  const typed = `<script>alert('x')</script>" onload="x`
  expect(htmlRow([typed])).toBe(
    '<tr><td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;x</td></tr>\n',
  )
  expect(pageStart(typed).match(/<script/g)).toBeNull()
})
