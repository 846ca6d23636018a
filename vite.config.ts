/**
 * Builds the app into `dist/app`. The relay serves that folder and nothing else, so whatever the
 * browser may ask for offline has to be in the precache list made here.
 */
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type ProxyOptions } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { lightIcons } from './scripts/light-icons.mjs'
import { precompress } from './scripts/precompress.mjs'
import { startScreens } from './scripts/start-screens.mjs'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The Automerge WASM is 3.6 MB; the default limit of 2 MiB would leave it out. */
const PRECACHE_LIMIT_BYTES = 6 * 1024 * 1024

const relayOrigin = process.env.DUAL_CONTROL_RELAY ?? 'http://127.0.0.1:8787'

/** The relay checks the Origin exactly, so the proxy speaks in the relay's own name. */
const toRelay: ProxyOptions = {
  target: relayOrigin,
  changeOrigin: true,
  headers: { origin: relayOrigin },
}

export default defineConfig({
  root: pathOf('./client'),
  build: {
    outDir: pathOf('./dist/app'),
    emptyOutDir: true,
    // The floor of Tailwind 4 and of web push on iOS; below it the app does not start.
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    sourcemap: false,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // What a page of code imports is found when it arrives, from this device. Asking for it ahead, a
    // link for each file, takes a slow phone longer than it saves.
    modulePreload: {
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // One file for the first paint: through a service worker each further one costs a slow phone
        // several milliseconds.
        codeSplitting: {
          // Only what is used there: what it drags along by name alone stays with the screens.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: startScreens((path) => pathOf(`./${path}`)), priority: 1 },
            // The rules of theory without what draws, reads files or shows signs.
            { name: 'theory', test: /shared\/domains\/theory\/(practice\/)?[^/]+\.ts$/ },
            // They are only ever read together.
            { name: 'questions', test: /theory\/bank\/[^/]+\.json$/ },
          ],
        },
      },
    },
  },
  // Text that is parsed as JSON, which costs a browser half of what the same costs as code.
  json: { stringify: true },
  // Module workers: a classic one cannot import the lazy WASM chunk.
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/api': toRelay, '/sync': { ...toRelay, ws: true } },
  },
  plugins: [
    lightIcons(pathOf('./client/ui/drawn-icon.tsx')),
    solid(),
    tailwindcss(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'app',
      filename: 'service-worker.ts',
      injectRegister: false,
      injectManifest: {
        // Icons and the manifest are added by the plugin itself; listing them here doubles them.
        globPatterns: ['**/*.{js,css,html,wasm,json,woff2,svg}'],
        // Served in place of the service worker when it has to go; never kept.
        globIgnores: ['kill-switch.js'],
        maximumFileSizeToCacheInBytes: PRECACHE_LIMIT_BYTES,
      },
      manifest: {
        id: '/',
        name: 'Dual Control',
        short_name: 'Dual Control',
        description: 'Run a driving school from phones in cars, with or without a signal.',
        lang: 'en-GB',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#F1F2EF',
        background_color: '#F1F2EF',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icons/maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
    }),
    precompress(),
  ],
})
