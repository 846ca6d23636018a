import { expect, test } from 'vitest'
import { markupFindings } from './check-markup.mjs'

const found = (text: string) => markupFindings('client/x.tsx', text)

test.each([
  '<p innerHTML={note} />',
  '<p prop:innerHTML={note} />',
  '<iframe srcdoc={note} />',
  '<p {...{ innerHTML: note }} />',
  'box.innerHTML = note',
  "box['innerHTML'] = note",
  'box.outerHTML = note',
  "box.insertAdjacentHTML('beforeend', note)",
  'range.createContextualFragment(note)',
  'document.write(note)',
])('%s is found', (text) => {
  expect(found(text)).toHaveLength(1)
})

test('the finding says where', () => {
  expect(found('\n\nbox.innerHTML = note')).toEqual([
    'client/x.tsx:3: innerHTML reads text as markup',
  ])
})

test.each([
  '<p>{note}</p>',
  '<p textContent={note} />',
  '// innerHTML would be wrong',
  "const words = 'innerHTML'",
  'stream.write(note)',
])('%s is left alone', (text) => {
  expect(found(text)).toEqual([])
})
