/**
 * A judge that never answers about a document called "heavy", dies of one called "deadly", takes
 * 50 ms over one called "slow", and refuses everything of one called "who" with its process's number.
 */
import '../judge-watch.mjs'
import { writeSync } from 'node:fs'

const PLACE_FD = 4
const place = new Uint32Array(1)
/** @param {number} ms */
const rest = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** @typedef {{ readonly doc: string, readonly changes: readonly { readonly hash: string }[] }} Task */

/** @param {string} doc @param {string} hash */
const opinionOf = (doc, hash) =>
  doc.endsWith(':who')
    ? { hash, verdict: 'refused', code: String(process.pid), message: '' }
    : { hash, verdict: 'sound' }

process.on('message', (message) => {
  const { tasks } = /** @type {{ tasks: Task[] }} */ (message)
  const answers = tasks.map(({ doc, changes }, index) => {
    place[0] = index
    writeSync(PLACE_FD, place, 0, place.byteLength, 0)
    while (doc.endsWith(':heavy'));
    if (doc.endsWith(':deadly')) process.exit(1)
    if (doc.endsWith(':slow')) rest(50)
    return { opinions: changes.map(({ hash }) => opinionOf(doc, hash)), after: undefined }
  })
  process.send?.({ answers, rssBytes: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit())
process.send?.({ answers: [], rssBytes: 0 })
