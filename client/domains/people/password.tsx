/** The ways in: passkeys and the password. */
import { createSignal, type JSX } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Page } from '#client/ui/page.tsx'
import { ChangePassword } from './change-password.tsx'
import { Passkeys } from './passkeys.tsx'

export default function PasskeysAndPassword(): JSX.Element {
  const [passkeyChanges, setPasskeyChanges] = createSignal(0)
  return (
    <Page title="Passkeys and password" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-md">
        <Passkeys onChanged={() => setPasskeyChanges((count) => count + 1)} />
        <Card title="Change password">
          <ChangePassword passkeyChanges={passkeyChanges()} />
        </Card>
      </div>
    </Page>
  )
}
