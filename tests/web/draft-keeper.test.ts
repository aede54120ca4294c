import { ProblemError, unreachable } from '../../web/api/problem'
import {
  type DraftKeeper,
  type DraftOutbox,
  type DraftRemote,
  draftKeeper,
  type WaitingDraft,
} from '../../web/forms/draft-keeper'

interface Form {
  readonly title?: string
}

const stale = new ProblemError({ title: '', detail: '', status: 409, code: 'draft/changed' })
const nobody = new ProblemError({ title: '', detail: '', status: 401, code: 'session/required' })

/** A server with a network that can be cut. */
function server() {
  let version = 0
  let value: Form | undefined
  const reached = async () => {
    if (host.cut) throw new ProblemError(unreachable)
    if (host.signedOut) throw nobody
  }
  const host = {
    cut: false,
    signedOut: false,
    answersLost: false,
    stored: () => ({ version, value }),
    remote: {
      async read() {
        await reached()
        return { version, value, savedAt: value ? '2026-11-18T02:00:00.000Z' : undefined }
      },
      async write(base, next) {
        await reached()
        if (base !== version) throw stale
        version += 1
        value = next
        if (host.answersLost) throw new ProblemError(unreachable)
        return { version, savedAt: '2026-11-18T07:32:00.000Z' }
      },
      async drop() {
        await reached()
        version += 1
        value = undefined
      },
    } satisfies DraftRemote<Form>,
  }
  return host
}

/** A browser that several tabs share. */
function browser() {
  let there: WaitingDraft<Form> | undefined
  const outbox: DraftOutbox<Form> = {
    read: async () => there,
    async write(entry, over) {
      if (there !== undefined && there.token !== over) return there
      there = entry
      return undefined
    },
    async clear(token) {
      if (there?.token === token) there = undefined
    },
  }
  return { outbox, waiting: () => there?.value }
}

let tokens = 0

/** A tab: `tick` lets its timers run, and waits for what they begin. */
function tab(remote: DraftRemote<Form>, outbox: DraftOutbox<Form>) {
  let due: (() => void) | undefined
  const keeper: DraftKeeper<Form> = draftKeeper<Form>({
    ...{ initial: {}, remote, outbox },
    later(_ms, run) {
      due = run
      return () => {
        if (due === run) due = undefined
      }
    },
    token: () => `t${tokens++}`,
  })
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  return {
    keeper,
    settled,
    open: async () => {
      keeper.start()
      await settled()
    },
    async tick() {
      due?.()
      await settled()
    },
    async type(title: string) {
      keeper.change({ title })
      await settled()
    },
  }
}

test('what is typed is on this machine at once, on the server after a while, then only there', async () => {
  const [host, machine] = [server(), browser()]
  const one = tab(host.remote, machine.outbox)
  await one.open()
  expect(one.keeper.now()).toMatchObject({ loading: false, state: { kind: 'untouched' } })
  await one.type('Giống lúa')
  expect(machine.waiting()).toEqual({ title: 'Giống lúa' })
  expect(host.stored().version).toBe(0)
  await one.tick()
  expect(one.keeper.now().state).toEqual({ kind: 'saved', at: '2026-11-18T07:32:00.000Z' })
  expect(host.stored()).toEqual({ version: 1, value: { title: 'Giống lúa' } })
  expect(machine.waiting()).toBeUndefined()
})

test('without a network it waits on this machine, over a reload, until the network is back', async () => {
  const [host, machine] = [server(), browser()]
  const one = tab(host.remote, machine.outbox)
  await one.open()
  host.cut = true
  await one.type('Chịu mặn')
  await one.tick()
  expect(one.keeper.now().state).toEqual({ kind: 'local' })
  const reloaded = tab(host.remote, machine.outbox)
  await reloaded.open()
  expect(reloaded.keeper.now()).toMatchObject({ value: { title: 'Chịu mặn' }, state: { kind: 'local' } })
  host.cut = false
  await reloaded.tick()
  expect(reloaded.keeper.now().state.kind).toBe('saved')
  expect(host.stored().value).toEqual({ title: 'Chịu mặn' })
})

test('when the session has ended it waits here, says so, and is saved after the sign-in', async () => {
  const [host, machine] = [server(), browser()]
  const one = tab(host.remote, machine.outbox)
  await one.open()
  host.signedOut = true
  await one.type('Chịu hạn')
  await one.tick()
  expect(one.keeper.now().state).toEqual({ kind: 'signedOut' })
  expect(machine.waiting()).toEqual({ title: 'Chịu hạn' })
  host.signedOut = false
  await one.tick()
  expect(host.stored().value).toEqual({ title: 'Chịu hạn' })
})

test('a save whose answer was lost is no conflict with itself', async () => {
  const [host, machine] = [server(), browser()]
  const one = tab(host.remote, machine.outbox)
  await one.open()
  host.answersLost = true
  await one.type('Một lần')
  await one.tick()
  host.answersLost = false
  await one.tick()
  expect(one.keeper.now()).toMatchObject({ conflict: undefined, state: { kind: 'saved' } })
  expect(host.stored().version).toBe(1)
})

test.each([
  ['mine', { title: 'của tôi' }],
  ['theirs', { title: 'của máy kia' }],
] as const)(
  'another machine wrote meanwhile: nothing is overwritten until %s is chosen',
  async (which, kept) => {
    const host = server()
    const [here, there] = [tab(host.remote, browser().outbox), tab(host.remote, browser().outbox)]
    await here.open()
    await there.open()
    await there.type('của máy kia')
    await there.tick()
    await here.type('của tôi')
    await here.tick()
    expect(here.keeper.now().conflict).toMatchObject({ where: 'server', theirs: { title: 'của máy kia' } })
    expect(host.stored().value).toEqual({ title: 'của máy kia' })
    here.keeper.choose(which)
    await here.settled()
    await here.tick()
    expect(here.keeper.now()).toMatchObject({ conflict: undefined, value: kept })
    expect(host.stored().value).toEqual(kept)
  },
)

test.each([
  ['mine', 'thẻ hai'],
  ['theirs', 'thẻ một'],
] as const)('two tabs without a network do not overwrite one another: %s is chosen', async (which, kept) => {
  const [host, machine] = [server(), browser()]
  const [first, second] = [tab(host.remote, machine.outbox), tab(host.remote, machine.outbox)]
  await first.open()
  await second.open()
  host.cut = true
  await first.type('thẻ một')
  await second.type('thẻ hai')
  expect(second.keeper.now().conflict).toMatchObject({ where: 'tab', theirs: { title: 'thẻ một' } })
  expect(machine.waiting()).toEqual({ title: 'thẻ một' })
  second.keeper.choose(which)
  await second.settled()
  host.cut = false
  await second.tick()
  expect(second.keeper.now().conflict).toBeUndefined()
  expect(host.stored().value).toEqual({ title: kept })
})

test('a form that was sent elsewhere is not begun again behind the person’s back', async () => {
  const host = server()
  const [here, there] = [tab(host.remote, browser().outbox), tab(host.remote, browser().outbox)]
  await there.open()
  await there.type('sẽ gửi')
  await there.tick()
  await here.open()
  expect(here.keeper.now().value).toEqual({ title: 'sẽ gửi' })
  await there.keeper.discard()
  expect(there.keeper.now()).toMatchObject({ value: {}, state: { kind: 'untouched' } })
  await here.type('viết tiếp')
  await here.tick()
  expect(here.keeper.now().conflict).toMatchObject({ where: 'server', theirs: undefined })
  expect(host.stored().value).toBeUndefined()
})

test('what the server refuses is told, and stays on the page', async () => {
  const [host, machine] = [server(), browser()]
  const refused = new ProblemError({ title: '', detail: '', status: 413, code: 'request/too-large' })
  const one = tab({ ...host.remote, write: () => Promise.reject(refused) }, machine.outbox)
  await one.open()
  await one.type('quá dài')
  await one.tick()
  expect(one.keeper.now()).toMatchObject({ value: { title: 'quá dài' }, state: { kind: 'failed' } })
})
