/**
 * Unit tests run in plain Node. `client` is a project of its own because Solid's Node build does
 * not react: its tests get the browser build, compiled like the app, without a DOM.
 */
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

const TEST_MS = 20_000

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,sync-server,scripts,simulation,bench,fuzz,drill}/**/*.test.ts'],
          testTimeout: TEST_MS,
          hookTimeout: TEST_MS,
        },
      },
      {
        plugins: [solid({ hot: false })],
        test: {
          name: 'client',
          environment: 'node',
          include: ['client/**/*.test.{ts,tsx}'],
          testTimeout: TEST_MS,
          hookTimeout: TEST_MS,
          server: {
            // Shipped as .jsx, or must share the one reactive Solid: compiled, not loaded as they lie.
            deps: {
              inline: [/solid-js/, /@solidjs\/router/, /@kobalte/, /@solid-primitives/, /solid-p/],
            },
          },
        },
      },
    ],
  },
})
