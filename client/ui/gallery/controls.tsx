/** Buttons, fields, choices, sheet, dialog and toast. */
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import Eraser from 'lucide-solid/icons/eraser'
import Key from 'lucide-solid/icons/key-round'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, type JSX } from 'solid-js'
import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Choice } from '../choice.tsx'
import { DateField } from '../date-field.tsx'
import { ConfirmDialog } from '../dialog.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { TextAreaField, TextField } from '../field.tsx'
import { IconButton } from '../icon-button.tsx'
import { MoneyField } from '../money-field.tsx'
import { OptionButtons } from '../option-buttons.tsx'
import { PasswordField } from '../password-field.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { Segmented } from '../segmented.tsx'
import { SelectField } from '../select-field.tsx'
import { Sheet } from '../sheet.tsx'
import { StepCells, StepWords } from '../step-cells.tsx'
import { showToast } from '../toast.tsx'
import { Section } from './section.tsx'

const LEVELS = ['Introduced', 'Helped', 'Prompted', 'Independent', 'Reflection']

export function Controls(): JSX.Element {
  return (
    <>
      <Section title="Buttons">
        <div class="flex flex-wrap gap-2">
          <Button variant="primary">Save log</Button>
          <Button variant="secondary" icon={Key}>
            Use a passkey
          </Button>
          <Button>Not now</Button>
          <Button variant="quiet">Undo</Button>
          <Button variant="danger" icon={Eraser}>
            Erase
          </Button>
          <Button variant="toggle" pressed>
            Delivered
          </Button>
          <IconButton icon={ChevronLeft} label="Earlier" variant="boxed" />
          <IconButton icon={Plus} label="New booking" variant="blue" />
          <Button reason="Only Sarah or the school can confirm">Confirm</Button>
        </div>
        <Layers />
      </Section>
      <Section title="Choices">
        <Choices />
      </Section>
      <Section title="Fields">
        <Fields />
      </Section>
    </>
  )
}

function Layers(): JSX.Element {
  const [isSheetOpen, setSheetOpen] = createSignal(false)
  const [isDialogOpen, setDialogOpen] = createSignal(false)
  const [note, setNote] = createSignal('')
  const undo = () => showToast({ message: 'Back on Wed 25 Nov, 11:00' })
  return (
    <div class="flex flex-wrap items-start gap-2">
      <Button onPress={() => setSheetOpen(true)}>Open the sheet</Button>
      <Button onPress={() => setDialogOpen(true)}>Open the dialog</Button>
      <Button
        onPress={() =>
          showToast({
            message: 'Moved to Wed 25 Nov, 10:30',
            actions: [{ label: 'Undo', onPress: undo }],
          })
        }
      >
        Show a toast
      </Button>
      <Sheet
        open={isSheetOpen()}
        onOpenChange={setSheetOpen}
        title="Log lesson"
        subtitle="Amira Khan, Tue 24 Nov, 14:00 to 15:30"
        full
        footer={
          <Button variant="primary" size="large" onPress={() => setSheetOpen(false)}>
            Save log
          </Button>
        }
      >
        <div class="grid gap-5">
          <Choices />
          <TextAreaField label="Note for this lesson" value={note()} onInput={setNote} optional />
        </div>
      </Sheet>
      <ConfirmDialog
        open={isDialogOpen()}
        onOpenChange={setDialogOpen}
        title="Cancel the lesson on Thu 26 Nov?"
        confirmLabel="Cancel the lesson"
        cancelLabel="Keep it"
        danger
        onConfirm={() => showToast({ message: 'Lesson on Thu 26 Nov cancelled. Not charged' })}
      >
        It is more than 48 hours away, so nothing is charged.
      </ConfirmDialog>
    </div>
  )
}

function Choices(): JSX.Element {
  const [outcome, setOutcome] = createSignal<'delivered' | 'cancelled' | 'no-show'>('delivered')
  const [paid, setPaid] = createSignal<'package' | 'cash' | 'transfer' | 'card' | 'later'>(
    'package',
  )
  const [roundabouts, setRoundabouts] = createSignal<number | undefined>(3)
  const [mirrors, setMirrors] = createSignal<number | undefined>(4)
  const [view, setView] = createSignal<'day' | 'week' | 'month'>('week')
  const [answer, setAnswer] = createSignal<readonly string[]>(['b'])
  return (
    <>
      <div class="grid content-start gap-5">
        <OptionButtons
          label="What happened"
          hideLabel
          columns={3}
          value={outcome()}
          onChange={setOutcome}
          options={[
            { value: 'delivered', label: 'Delivered', tone: 'green' },
            { value: 'cancelled', label: 'Cancelled' },
            { value: 'no-show', label: 'No-show' },
          ]}
        />
        <StepCells
          label="Mirrors – vision and use"
          steps={LEVELS}
          value={mirrors()}
          last={3}
          lastNote="was Prompted"
          onChange={setMirrors}
          clearable
        />
        <StepCells
          label="Roundabouts"
          steps={LEVELS}
          value={roundabouts()}
          last={2}
          lastNote="was Helped"
          onChange={setRoundabouts}
          clearable
        />
        <StepWords steps={LEVELS} note="A level may also go down." />
        <Segmented
          label="View"
          value={view()}
          onChange={setView}
          options={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
            { value: 'month', label: 'Month' },
          ]}
        />
      </div>
      <div class="grid content-start gap-5">
        <OptionButtons
          label="Paid?"
          aside="1 h 30 min, £57.00"
          value={paid()}
          onChange={setPaid}
          options={[
            { value: 'package', label: 'From package', note: 'leaves 2 h 30 min', whole: true },
            { value: 'cash', label: 'Cash' },
            { value: 'transfer', label: 'Bank Transfer' },
            { value: 'card', label: 'Card' },
            { value: 'later', label: 'Later' },
          ]}
        />
        <Choice
          label="You are waiting to turn right. What should you do?"
          value={answer()}
          onChange={setAnswer}
          options={[
            { value: 'a', label: 'Turn at once' },
            { value: 'b', label: 'Look and judge for yourself whether it is safe to turn' },
            { value: 'c', label: 'Flash back, then turn' },
          ]}
        />
      </div>
    </>
  )
}

function Fields(): JSX.Element {
  const [text, setText] = createSignal('18 Ash Road, Headingley')
  const [password, setPassword] = createSignal('eleven bees')
  const [amount, setAmount] = createSignal('0.00')
  const [day, setDay] = createSignal('2026-11-25')
  const [length, setLength] = createSignal('90')
  const [method, setMethod] = createSignal('cash')
  const [seen, setSeen] = createSignal(true)
  return (
    <>
      <div class="grid content-start gap-5">
        <TextField
          label="Pick-up"
          hint="Leave empty to meet at the school"
          value={text()}
          onInput={setText}
          optional
        />
        <SelectField
          label="Length"
          value={length()}
          onChange={setLength}
          options={[
            { value: '60', label: '1 h' },
            { value: '90', label: '1 h 30 min' },
            { value: '120', label: '2 h' },
          ]}
        />
        <PasswordField
          label="Password"
          value={password()}
          onInput={setPassword}
          autocomplete="current-password"
        />
        <TextAreaField
          label="Next time"
          hint="First line on the next lesson card"
          value={text()}
          onInput={setText}
        />
        <Checkbox label="Licence seen" checked={seen()} onChange={setSeen} />
      </div>
      <div class="grid content-start gap-5">
        <ErrorSummary
          errors={[
            { fieldId: 'amount', message: 'Enter an amount of £0.01 or more' },
            { fieldId: 'paid-on', message: 'Date paid must be today or earlier' },
          ]}
        />
        <MoneyField
          label="Amount"
          id="amount"
          error="Enter an amount of £0.01 or more"
          value={amount()}
          onInput={setAmount}
        />
        <DateField
          label="Date paid"
          id="paid-on"
          error="Date paid must be today or earlier"
          value={day()}
          onInput={setDay}
        />
        <RadioGroup
          label="How was it paid?"
          value={method()}
          onChange={setMethod}
          options={[
            { value: 'cash', label: 'Cash' },
            { value: 'transfer', label: 'Bank Transfer' },
            { value: 'card', label: 'Debit Card', hint: 'Taken in the car or by phone' },
          ]}
        />
      </div>
    </>
  )
}
