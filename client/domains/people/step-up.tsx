/**
 * "Is it really you?" A few things (exports, erasing, roles, other people's devices) want a password
 * or passkey of the last ten minutes. A call is made as it is; when the relay asks for more, a dialog
 * does too, and the same call is made again. The screen below keeps everything typed.
 */
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { type Result, refuseWith } from '#shared/kernel/result.ts'

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx'))

type Asked = (isProved: boolean) => void
const [asked, setAsked] = createSignal<Asked>()
/** Two calls at once are answered by one dialog. */
let proving: Promise<boolean> | undefined

const prove = (): Promise<boolean> => {
  proving ??= new Promise<boolean>((resolve) => setAsked(() => resolve)).finally(() => {
    proving = undefined
    setAsked(undefined)
  })
  return proving
}

const NOT_CONFIRMED = refuseWith(
  'step-up-cancelled',
  'Nothing was done, because you have not confirmed that it is you. Try again when you are ready.',
)

/**
 * Makes `call`; if it is refused with `step-up-needed`, asks for the password or passkey and makes it
 * again. Refuses `step-up-cancelled` when the person leaves the dialog.
 */
export const withStepUp = async <T,>(call: () => Promise<Result<T>>): Promise<Result<T>> => {
  const answer = await call()
  if (answer.ok || answer.problem.code !== 'step-up-needed') return answer
  return (await prove()) ? withStepUp(call) : NOT_CONFIRMED
}

/** Where the dialog opens: once, beside the screens. */
export function StepUpPlace(): JSX.Element {
  return (
    <Show when={asked()}>
      {(answer) => (
        <Suspense>
          <StepUpDialog onAnswer={(isProved) => answer()(isProved)} />
        </Suspense>
      )}
    </Show>
  )
}
