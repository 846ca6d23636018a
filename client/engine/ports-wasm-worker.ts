/** Compiles one WASM file and gives it to the page, which only has to make an instance of it. */
/// <reference lib="WebWorker" />
declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', ({ data: url }: MessageEvent<string>) => {
  WebAssembly.compileStreaming(fetch(url)).then(
    (module) => self.postMessage(module),
    // No signal before it was kept, or no streaming: the page tries by itself, and says why not.
    () => self.postMessage(undefined),
  )
})

export {}
