/** The built app as other versions of itself, and which of them a window shows. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { appDir } from './story.ts'

/** Another text in place of a built file, which is then served as it stands. */
const rewrite = (folder: string, file: string, change: (text: string) => string): void => {
  const path = join(folder, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  for (const ending of ['.br', '.gz']) rmSync(`${path}${ending}`, { force: true })
}

const copyOfApp = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-version-'))
  cpSync(appDir(), folder, { recursive: true })
  return folder
}

/**
 * The built app as another version: its page says so, and its service worker knows that page. The
 * caller removes the folder.
 */
export const nextVersion = (name: string): string => {
  const folder = copyOfApp()
  rewrite(folder, 'index.html', (html) =>
    html.replace('<head>', `<head><meta name="version" content="${name}">`),
  )
  rewrite(folder, 'service-worker.js', (script) =>
    script.replace(
      /"revision":"\w+","url":"index\.html"/,
      `"revision":"${name}","url":"index.html"`,
    ),
  )
  return folder
}

/** The built app with this script as its service worker. The caller removes the folder. */
export const withWorker = (script: string): string => {
  const folder = copyOfApp()
  rewrite(folder, 'service-worker.js', () => script)
  return folder
}

/** `1` is the app as it was built. */
export const versionOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector('meta[name="version"]')?.getAttribute('content') ?? '1',
  )

/** The browser has looked whether there is a newer worker, whatever it had begun before. */
export const looksForWorker = (page: Page): Promise<void> =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
