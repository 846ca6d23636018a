/** A class of a width the theme does not know is no class: the columns it promised never come. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { filesBelow } from './source/files.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The names Tailwind comes with; the theme takes them away and has its own. */
const NOT_OURS = /["'`\s](?:max-)?(?:sm|md|lg|xl|2xl):[\w*[-]/

test('classes for wider screens use the widths of client/ui/theme.css', () => {
  expect(NOT_OURS.test('class="grid sm:grid-cols-2"')).toBe(true)
  expect(NOT_OURS.test('class="grid two:grid-cols-2"')).toBe(false)
  const screens = filesBelow(ROOT).filter((path) => /^client\/.*\.tsx$/.test(path))
  expect(screens.length).toBeGreaterThan(100)
  const found = screens.filter((path) => NOT_OURS.test(readFileSync(join(ROOT, path), 'utf8')))
  expect(found).toEqual([])
})
