/** A WASM file is compiled in a worker; without one the page is given the address and does it itself. */
import { afterEach, expect, test, vi } from 'vitest'
import { compiledBeside } from './ports-wasm.ts'

afterEach(() => vi.unstubAllGlobals())

type Heard = { data: unknown }

/** @param answer what the worker does with what it is asked */
const aWorker = (answer: (worker: FakeWorker, asked: string) => void) => {
  const made: FakeWorker[] = []
  class Fake extends FakeWorker {
    constructor() {
      super(answer)
      made.push(this)
    }
  }
  vi.stubGlobal('Worker', Fake)
  vi.stubGlobal('location', { href: 'https://school.test/today' })
  return made
}

class FakeWorker {
  onmessage: (heard: Heard) => void = () => {}
  onerror: () => void = () => {}
  onmessageerror: () => void = () => {}
  isEnded = false
  readonly #answer: (worker: FakeWorker, asked: string) => void
  constructor(answer: (worker: FakeWorker, asked: string) => void) {
    this.#answer = answer
  }
  postMessage(asked: string): void {
    this.#answer(this, asked)
  }
  terminate(): void {
    this.isEnded = true
  }
}

test('the module comes from the worker, which is ended', async () => {
  const asked: string[] = []
  const made = aWorker((worker, url) => {
    asked.push(url)
    worker.onmessage({ data: 'a module' })
  })
  expect(await compiledBeside('/assets/a.wasm')).toBe('a module')
  expect(asked).toEqual(['https://school.test/assets/a.wasm'])
  expect(made[0]?.isEnded).toBe(true)
})

test.each([
  ['cannot compile it', (worker: FakeWorker) => worker.onmessage({ data: undefined })],
  ['does not start', (worker: FakeWorker) => worker.onerror()],
  ['cannot hand it over', (worker: FakeWorker) => worker.onmessageerror()],
])('a worker that %s leaves it to the page', async (_why, fails) => {
  const made = aWorker(fails)
  expect(await compiledBeside('/assets/a.wasm')).toBe('/assets/a.wasm')
  expect(made[0]?.isEnded).toBe(true)
})
