/** The engine for screens. The composition root provides it once somebody is signed in. */
import { createContext, useContext } from 'solid-js'
import type { Engine } from './api.ts'

export const EngineContext = createContext<Engine>()

export const useEngine = (): Engine => {
  const engine = useContext(EngineContext)
  if (engine === undefined) throw new Error('No engine: a screen was opened before sign-in.')
  return engine
}
