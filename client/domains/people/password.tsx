/** The ways in: passkeys and the password. */
import type { JSX } from 'solid-js'
import { Card } from '#client/ui/card.tsx'
import { Page } from '#client/ui/page.tsx'
import { ChangePassword } from './change-password.tsx'
import { Passkeys } from './passkeys.tsx'

export default function PasskeysAndPassword(): JSX.Element {
  return (
    <Page title="Passkeys and password" backHref="/more" backLabel="Back to More">
      <div class="grid gap-4 max-w-md">
        <Passkeys />
        <Card title="Change password">
          <ChangePassword />
        </Card>
      </div>
    </Page>
  )
}
