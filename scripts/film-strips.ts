/**
 * `node --import tsx scripts/film-strips.ts [word in the id]`: a strip of frames of every hazard
 * scene, before, while and after it develops, into `shots/film-strip-ID.png`. For looking at.
 */
import { mkdirSync } from 'node:fs'
import { build } from 'vite'
import { launchBrowser } from './shots/browser.ts'

const [wanted = ''] = process.argv.slice(2)

const built = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    minify: false,
    target: 'chrome111',
    modulePreload: false,
    rolldownOptions: {
      input: 'scripts/film-strips/page.ts',
      // One script: there is no server to fetch a second one from.
      output: { format: 'es', codeSplitting: false },
    },
  },
})
const [result] = [built].flat()
if (!result || !('output' in result)) throw new Error('nothing was built')
const code = result.output[0].code

mkdirSync('shots', { recursive: true })
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1536, height: 1152 } })
await page.setContent('<body style="margin:0"></body>')
await page.addScriptTag({ content: code, type: 'module' })
await page.waitForFunction('window.sceneIds !== undefined')
const ids = (await page.evaluate('window.sceneIds')) as string[]
for (const id of ids.filter((each) => each.includes(wanted))) {
  await page.evaluate(`window.showStrip(${JSON.stringify(id)})`)
  await page.locator('canvas').screenshot({ path: `shots/film-strip-${id}.png` })
  process.stdout.write(`shots/film-strip-${id}.png\n`)
}
await browser.close()
