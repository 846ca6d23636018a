/** T21: whatever people type is text, on every screen and in what they take away, and nothing else. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { badge } from './support/badge.ts'
import type { Device } from './support/device.ts'
import { goTo } from './support/hands.ts'
import { startRelay } from './support/relay.ts'
import { appDir, expect, schoolDir, test as story } from './support/story.ts'
import { freeTextFields } from './support/typed-text/free-text.ts'
import { everything, listenForHarm, type Seen, sees } from './support/typed-text/look.ts'
import { PAYLOADS, typedInto } from './support/typed-text/payloads.ts'
import { allTags, PLACES, tagsShownTo } from './support/typed-text/places.ts'

const TYPE_EVERYWHERE = fileURLToPath(
  new URL('./support/typed-text/type-everywhere.ts', import.meta.url),
)

type Typed = {
  readonly sarah: string
  readonly amira: string
  readonly learners: readonly string[]
  readonly held: readonly string[]
  readonly lessons: readonly string[]
  readonly cancelled: readonly string[]
}

let folder: string
let typed: Typed
story.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-typed-'))
  cpSync(schoolDir(), folder, { recursive: true })
  const said = execFileSync(process.execPath, ['--import', 'tsx', TYPE_EVERYWHERE, folder])
  typed = JSON.parse(said.toString().trim().split('\n').at(-1) ?? '')
})
story.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const test = story.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
  relay: async ({}, use) => {
    const relay = await startRelay(folder, appDir())
    await use(relay)
    await relay.dispose()
  },
})

test('every field that takes free text has its place in this story', () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(20)
  expect(Object.keys(PLACES).sort()).toEqual(freeTextFields().sort())
})

/** As a press on a link would, without loading the app again. */
const goes = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

const indexes = PAYLOADS.map((_, index) => index)
const at = (tags: readonly string[], index: number): string[] =>
  tags.map((tag) => typedInto(tag, index))

const opens = async (device: Device, seen: Seen, path: string): Promise<void> => {
  await device.page.goto(device.origin + path)
  await expect(device.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await device.isFilled()
  await sees(device.page, seen, [])
}

/** The file of Amira, whose lessons hold what was typed, with each booking's sheet over it. */
const readsLessons = async ({ page }: Device, seen: Seen): Promise<void> => {
  await goes(page, `/learners/${typed.amira}`)
  await page.getByRole('tab', { name: 'Lessons' }).click()
  await sees(page, seen, everything(['note', 'next', 'mine']))
  await page.getByRole('tab', { name: 'Money' }).click()
  await sees(page, seen, everything(['slip', 'struck']))
  for (const index of indexes) {
    await goes(page, `/learners/${typed.amira}?booking=${typed.lessons[index]}`)
    await sees(page, seen, at(['place', 'for', 'slip'], index))
    await goes(page, `/learners/${typed.amira}?booking=${typed.cancelled[index]}`)
    await sees(page, seen, at(['off'], index))
  }
}

test('[T21] an instructor reads it as text', async ({ deviceOf }) => {
  const device = await deviceOf('sarah')
  const { page } = device
  await listenForHarm(page, device.complaints)
  const seen: Seen = new Set()
  for (const path of ['/today', '/diary', '/sort-out', '/more', '/more/notices'])
    await opens(device, seen, path)
  await opens(device, seen, '/learners')
  await sees(page, seen, everything(['name']))
  for (const index of indexes) {
    await goes(page, `/learners/${typed.learners[index]}`)
    await sees(page, seen, at(['name', 'home'], index))
  }
  await readsLessons(device, seen)
  await opens(device, seen, '/more/devices')
  await sees(page, seen, everything(['device']))
  expect([...seen].sort()).toEqual(everything(tagsShownTo('instructor')).sort())
})

test('[T21] a learner reads it as text', async ({ deviceOf }) => {
  const device = await deviceOf('amira')
  const { page } = device
  await listenForHarm(page, device.complaints)
  const seen: Seen = new Set()
  for (const path of ['/home', '/progress', '/theory', '/more/your-data', '/more/notices'])
    await opens(device, seen, path)
  await opens(device, seen, '/lessons?show=past')
  for (const index of indexes) {
    await goes(page, `/lessons/${typed.lessons[index]}`)
    await sees(page, seen, at(['note', 'next', 'mine', 'slip', 'struck'], index))
    await goes(page, `/lessons/${typed.cancelled[index]}`)
    await sees(page, seen, at(['off'], index))
  }
  // The instructor's; other learners' names are not hers to read.
  await sees(page, seen, at(['name'], 0))
  const words = everything(tagsShownTo('learner')).filter((text) => !/^name(?!0 )/.test(text))
  expect([...seen].sort()).toEqual(words.sort())
})

test('[T21] the office reads it as text, and takes it away as text', async ({
  aDevice,
  browser,
}) => {
  // Some hundred screens and sheets: on a busy machine longer than one story takes.
  test.setTimeout(480_000)
  const device = await aDevice('desktop')
  const { page } = device
  await listenForHarm(page, device.complaints)
  // Not `deviceOf`: what waits for an admin's word is said where others read that all is saved.
  await page.getByLabel('E-mail').fill('anna@origin.example')
  await page.getByLabel('Password', { exact: true }).fill('mirror-signal')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(badge(page)).toHaveText('20 changes need your decision', { timeout: 45_000 })
  const seen: Seen = new Set()
  await test.step('every screen of the office', async () => {
    const screens = ['overview', 'diary', 'diary?view=week', 'people', 'sort-out', 'more']
    const underMore = ['access', 'retention', 'security-log', 'your-data', 'devices', 'notices']
    for (const path of [...screens, ...underMore.map((one) => `more/${one}`)])
      await opens(device, seen, `/${path}`)
    await opens(device, seen, '/learners')
    await sees(page, seen, everything(['name']))
  })
  await test.step('learners, their details and why their data is restricted', async () => {
    for (const index of indexes) {
      await goes(page, `/learners/${typed.learners[index]}`)
      await sees(page, seen, at(['name', 'home', 't'], index))
      await goes(page, `/more/access/${typed.learners[index]}`)
      await sees(page, seen, at(['name', 'mail'], index))
      await goes(page, `/learners/${typed.held[index]}`)
      await page.getByRole('heading', { name: `Held ${index}`, exact: true }).waitFor()
      await page.getByRole('tab', { name: 'Data' }).click()
      await sees(page, seen, at(['why'], index))
    }
    await readsLessons(device, seen)
  })
  await test.step('history of a record, devices, a name that is to be typed, what was refused', async () => {
    await goes(page, `/more/security-log/${encodeURIComponent(`booking:${typed.lessons[0]}`)}`)
    await sees(page, seen, at(['place', 'for'], 0))
    await goes(page, `/more/erase/${typed.learners[0]}`)
    await sees(page, seen, at(['name'], 0))
    await goes(page, `/more/access/${typed.sarah}`)
    await sees(page, seen, everything(['device']))
    await goes(page, '/refused')
    await sees(page, seen, everything(['refused']))
  })
  await test.step('questions of the school’s own, and remarks about them', async () => {
    await goes(page, '/questions?show=remarks')
    await sees(page, seen, everything(['remark']))
    for (const index of indexes) {
      await goes(page, `/questions/01ARZ3NDEKTSV4RRFFQ69G5F${String(index).padStart(2, '0')}`)
      await sees(page, seen, at(['stem', 'option', 'reason', 'explained', 'file'], index))
    }
    expect([...seen].sort()).toEqual(everything(tagsShownTo('admin')).sort())
  })
  await test.step('the page of an export, opened as a file', async () => {
    await goTo(page, 'More')
    await page.getByRole('link', { name: 'Your data' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export the school' }).click()
    const files = unzipSync(readFileSync(await (await coming).path()))
    const file = join(folder, 'index.html')
    writeFileSync(file, strFromU8(files['index.html'] ?? new Uint8Array()))
    const reader = await browser.newPage()
    const complaints: string[] = []
    await listenForHarm(reader, complaints)
    reader.on('console', (message) => complaints.push(message.text()))
    reader.on('pageerror', (error) => complaints.push(error.message))
    await reader.goto(pathToFileURL(file).href)
    await sees(reader, new Set(), everything(allTags()))
    expect(complaints).toEqual([])
    await reader.close()
  })
})
