/**
 * A phone or a PC of one person: a browser process with its own profile, the real service worker and
 * its own line, that can be killed and opened again as it was.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BrowserContext,
  type ConsoleMessage,
  chromium,
  expect,
  type Page,
} from '@playwright/test'
import config from '../../playwright.config.ts'
import { badge } from './badge.ts'
import type { TestRelay } from './relay.ts'
import { moveClock } from './school-time.ts'

export type Shape = 'phone' | 'desktop'

const SHAPES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1360, height: 900 } },
} as const

const PASSWORD = 'mirror-signal'

/** For a busy machine; on an idle one nothing takes a tenth of it. */
const ACTION_WITHIN_MS = 20_000

/** Everything a browser complained about that has no place in a healthy app. */
export type Complaints = string[]

/** A line that is cut or a relay that is down is what these stories are about. */
const EXPECTED = [
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|NETWORK_CHANGED|EMPTY_RESPONSE|ABORTED|SOCKET_NOT_CONNECTED|FAILED)/,
  /WebSocket connection to '[^']*\/sync' failed/,
  // Asked on purpose: a wrong password, an ended session, an app of an age that is not served.
  /the server responded with a status of (401|403|404|409|410|426|429)/,
]

/** A violated content security policy is told here as well. */
const hear = (message: ConsoleMessage, complaints: Complaints): void => {
  if (message.type() !== 'error') return
  const text = `${message.text()} ${message.location().url}`
  if (!EXPECTED.some((one) => one.test(text))) complaints.push(`console: ${text}`)
}

const listen = (page: Page, complaints: Complaints): void => {
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => hear(message, complaints))
}

export class Device {
  readonly origin: string
  readonly shape: Shape
  readonly complaints: Complaints = []
  private readonly profileDir = mkdtempSync(join(tmpdir(), 'dual-control-device-'))
  private opened: BrowserContext | undefined
  private shown: Page | undefined
  private isOffline = false
  private clockAheadMs: number

  constructor(relay: Pick<TestRelay, 'origin' | 'clockAheadMs'>, shape: Shape) {
    this.origin = relay.origin
    this.clockAheadMs = relay.clockAheadMs
    this.shape = shape
  }

  get page(): Page {
    if (!this.shown) throw new Error('This device is switched off.')
    return this.shown
  }

  get context(): BrowserContext {
    if (!this.opened) throw new Error('This device is switched off.')
    return this.opened
  }

  /** Starts the browser on this device's profile, with the line it had, and opens `path`. */
  async switchOn(path = '/'): Promise<void> {
    const { launchOptions, locale, timezoneId } = config.use ?? {}
    this.opened = await chromium.launchPersistentContext(this.profileDir, {
      ...launchOptions,
      ...SHAPES[this.shape],
      locale: locale ?? 'en-GB',
      timezoneId: timezoneId ?? 'Europe/London',
      offline: this.isOffline,
      reducedMotion: 'reduce',
    })
    this.opened.setDefaultTimeout(ACTION_WITHIN_MS)
    await this.opened.addInitScript(moveClock, this.clockAheadMs)
    this.opened.on('page', (page) => listen(page, this.complaints))
    this.opened.on('serviceworker', (worker) =>
      worker.on('console', (message) => hear(message, this.complaints)),
    )
    this.shown = this.opened.pages()[0] ?? (await this.opened.newPage())
    listen(this.shown, this.complaints)
    await this.shown.goto(this.origin + path)
  }

  /** Signs in and waits until everything is here: the records, and the app for offline starts. */
  async signIn(name: string): Promise<void> {
    await this.page.getByLabel('E-mail').fill(`${name}@origin.example`)
    await this.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await this.isFilled()
    await this.isInStep()
    await this.keepsTheApp()
  }

  /** Has the school's records and names: that all changes are saved is true before any has come. */
  async isFilled(): Promise<void> {
    await expect(this.page.locator('.dc-sync:visible').first()).toHaveAttribute(
      'title',
      /^Last in step/,
      { timeout: 45_000 },
    )
  }

  async isInStep(withinMs = 45_000): Promise<void> {
    await expect(badge(this.page)).toHaveText('All changes saved', { timeout: withinMs })
  }

  /** The service worker has stored the whole app; from the next start on it answers. */
  async keepsTheApp(): Promise<void> {
    const state = () =>
      this.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
    await expect.poll(state, { timeout: 45_000, intervals: [100] }).toBe('activated')
  }

  async losesSignal(): Promise<void> {
    this.isOffline = true
    await this.opened?.setOffline(true)
  }

  async hasSignal(): Promise<void> {
    this.isOffline = false
    await this.opened?.setOffline(false)
  }

  /** Ends in order, as when a person closes the browser. */
  async switchOff(): Promise<void> {
    const closing = this.opened
    this.opened = undefined
    this.shown = undefined
    await closing?.close()
  }

  /** SIGKILL of the browser: battery out, or the phone's memory needed for something else. */
  async dies(): Promise<void> {
    const dying = this.context
    const session = await dying.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('This browser does not say who it is.')
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const pid = processInfo.find(({ type }) => type === 'browser')?.id
    if (!pid) throw new Error('The browser process was not found.')
    const gone = new Promise<void>((resolve) => dying.once('close', () => resolve()))
    process.kill(pid, 'SIGKILL')
    await gone
    this.opened = undefined
    this.shown = undefined
  }

  /** Later, as far as this device can tell; also while it is switched off. */
  async clockJumps(byMs: number): Promise<void> {
    this.clockAheadMs += byMs
    await this.opened?.addInitScript(moveClock, byMs)
    await this.shown?.evaluate(moveClock, byMs)
  }

  /** A second window of the same browser. */
  async opensWindow(path = '/'): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(this.origin + path)
    return page
  }

  /** Address and contents of the page as it stands, for the log of a story that failed. */
  async lastWords(): Promise<string> {
    const page = this.shown
    const text = await page
      ?.locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch((error: unknown) => String(error))
    return `--- ${this.shape} at ${page?.url() ?? 'nothing, switched off'}\n${text ?? ''}\n---`
  }

  async dispose(): Promise<void> {
    await this.switchOff().catch(() => {})
    rmSync(this.profileDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
