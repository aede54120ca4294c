/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core'

/** How a person works the pages: by finger, or by keyboard alone. */
export interface Hands {
  /** Presses a button, follows a link, opens or closes a fold. */
  press(control: Locator): Promise<void>
  /** Puts a text in the place of what a field holds. */
  write(field: Locator, text: string): Promise<void>
  /** Picks an option of a list by its value. */
  pick(list: Locator, value: string): Promise<void>
  /** Ticks a box, or chooses a radio button. */
  tick(box: Locator): Promise<void>
  /** Sends a file by the button that asks for one. */
  send(page: Page, button: Locator, file: SentFile): Promise<void>
}

/** A file as a person sends it. */
export interface SentFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** Awaits the browser's question for a file while the button is pressed, and answers it. */
async function answerWithFile(page: Page, press: () => Promise<void>, file: SentFile): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await press()
  await (await asked).setFiles(file)
}

/** A person with a finger on a phone. */
export const byTouch: Hands = {
  press: (control) => control.tap(),
  write: (field, text) => field.fill(text),
  async pick(list, value) {
    await list.selectOption(value)
  },
  tick: (box) => box.check(),
  send: (page, button, file) => answerWithFile(page, () => button.tap(), file),
}

/** No page has more stops of the Tab key than this. */
const mostStops = 400

/** Where the focus is, seen from an element: on it, before it or behind it; and whether it can be seen. */
const focusFrom = (element: Element) => {
  const focused = document.activeElement ?? document.body
  if (focused === element) return 'here'
  const position = focused.compareDocumentPosition(element)
  return position & Node.DOCUMENT_POSITION_PRECEDING && focused !== document.body ? 'behind' : 'before'
}

/** What covers the middle of an element, or that it is out of the window; nothing where it can be seen. */
const hiddenBy = (element: Element) => {
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  const top = document.elementFromPoint(x, y)
  if (!top) return 'the edge of the window'
  const isItself = element.contains(top) || top.contains(element) || top.closest('label')?.contains(element)
  return isItself ? null : top.outerHTML.slice(0, 120)
}

/** Goes by the Tab key until the element has the focus; fails where it is no stop, or is not seen there. */
async function reach(target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  const { keyboard } = target.page()
  for (let stop = 0; stop < mostStops; stop++) {
    const place = await target.evaluate(focusFrom)
    if (place === 'here') {
      const cover = await target.evaluate(hiddenBy)
      if (cover) throw new Error(`The focus on ${target} is hidden by ${cover}`)
      return
    }
    await keyboard.press(place === 'before' ? 'Tab' : 'Shift+Tab')
  }
  throw new Error(`The Tab key does not lead to ${target}`)
}

/** Moves within a group of radio buttons, which is one stop, or to a box of its own. */
async function reachBox(box: Locator): Promise<'radio' | 'checkbox'> {
  await box.waitFor({ state: 'attached' })
  const page = box.page()
  const type = await box.evaluate((element) => (element as HTMLInputElement).type)
  if (type !== 'radio') {
    await reach(box)
    return 'checkbox'
  }
  const name = await box.evaluate((element) => (element as HTMLInputElement).name)
  const group = page.locator(`input[type=radio][name="${name}"]`)
  const checked = group.and(page.locator(':checked'))
  await reach((await checked.count()) > 0 ? checked : group.first())
  return 'radio'
}

const saysAnother = ({ element, before }: { element: Node | null; before: string }) =>
  (element as HTMLSelectElement).value !== before

/** A person at a keyboard, without a mouse. */
export const byKeyboard: Hands = {
  async press(control) {
    await reach(control)
    await control.page().keyboard.press('Enter')
  },
  async write(field, text) {
    await reach(field)
    const { keyboard } = field.page()
    await keyboard.press('ControlOrMeta+A')
    if (text === '') await keyboard.press('Delete')
    else await keyboard.insertText(text)
  },
  async pick(list, value) {
    await reach(list)
    const { keyboard } = list.page()
    await keyboard.press('Home')
    while ((await list.inputValue()) !== value) {
      const before = await list.inputValue()
      await keyboard.press('ArrowDown')
      // The page itself says what is chosen, a moment later; at the last option nothing changes any more.
      const element = await list.elementHandle()
      await list.page().waitForFunction(saysAnother, { element, before })
    }
  },
  async tick(box) {
    const kind = await reachBox(box)
    const { keyboard } = box.page()
    if (kind === 'checkbox' && !(await box.isChecked())) await keyboard.press('Space')
    for (let move = 0; kind === 'radio' && !(await box.isChecked()); move++) {
      if (move === mostStops) throw new Error(`${box} cannot be chosen by the keyboard`)
      await keyboard.press(move === 0 ? 'Space' : 'ArrowDown')
    }
  },
  send: (page, button, file) => answerWithFile(page, () => byKeyboard.press(button), file),
}
