/**
 * Compiles a WASM file beside the page: on its own thread a slow phone takes it apart in two tasks of
 * 50 ms each, and nothing answers meanwhile.
 */

/** What `initializeWasm` takes: it hands on whatever the browser can make an instance of. */
type Compiled = Uint8Array

/** The compiled file; where there is no such worker its address, and then the page does it itself. */
export const compiledBeside = (url: string): Promise<Compiled | string> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./ports-wasm-worker.ts', import.meta.url), {
      type: 'module',
    })
    const settle = (made: Compiled | string): void => {
      worker.terminate()
      resolve(made)
    }
    worker.onmessage = ({ data }: MessageEvent<WebAssembly.Module | undefined>) =>
      settle((data as unknown as Compiled | undefined) ?? url)
    worker.onerror = worker.onmessageerror = () => settle(url)
    worker.postMessage(new URL(url, location.href).href)
  })
