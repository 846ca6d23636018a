/**
 * Browser journeys. Each test starts its own relay and its own browser contexts (one per device),
 * so there is no shared server here. The browser is the one `scripts/bootstrap.mjs` found.
 */
import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const rememberedPath = new URL('./node_modules/.cache/chromium-path', import.meta.url)
const executablePath =
  process.env.CHROMIUM_PATH ??
  (existsSync(rememberedPath) ? readFileSync(rememberedPath, 'utf8').trim() : undefined)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For a machine that is busy with other things; on an idle one a story takes half a minute.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./scripts/playwright-counts.ts']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
