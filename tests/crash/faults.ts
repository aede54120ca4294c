/** A fault that is no kill of one part: where it strikes, what it is, and what becomes of it. */
export interface Fault {
  readonly step: string
  readonly fault: string
  readonly outcome: string
}

/** The faults beside the cells of the parts; each is a test of this name. */
export const faults = {
  stopInCommit: {
    step: 'submitProposal',
    fault: 'SIGTERM to the worker while the commit is on its way back',
    outcome: 'the worker finishes the act, which is answered, and then stops',
  },
  twentyClicks: {
    step: 'acceptProposal',
    fault: 'a double click, twenty times over',
    outcome: 'one fact, and twenty times its receipt',
  },
  otherBody: {
    step: 'proposeAppropriation',
    fault: 'the key of an earlier act with another body',
    outcome: '422 idempotency/key-reused, and nothing is recorded',
  },
  powerCut: {
    step: 'sendPapers',
    fault: 'every part is killed at once after the effect; the person asks again',
    outcome: 'the receipt of the commit, and life goes on',
  },
  powerCutUnheard: {
    step: 'concludeSitting',
    fault: 'every part is killed at once after the effect; nobody asks again',
    outcome: 'the workflow learns of the commit, and the next act finds it done',
  },
  twoApprovers: {
    step: 'approveTranche',
    fault: 'two approvers of one tranche at once',
    outcome: 'one approves, the other is told that it is not in turn any more',
  },
  beforeTick: {
    step: 'approveAppropriation',
    fault: 'an approval in the last millisecond of the year',
    outcome: 'it is approved',
  },
  actAtTick: {
    step: 'approveAppropriation',
    fault: 'an approval in the tick in which the year ends, before the clock',
    outcome: 'the year ends first, the approval is refused',
  },
  bothAtTick: {
    step: 'approveAppropriation',
    fault: 'the approval and the clock at once, in that tick',
    outcome: 'the year ends first, the approval is refused',
  },
  clockAtTick: {
    step: 'approveAppropriation',
    fault: 'an approval in that tick, after the clock',
    outcome: 'the year ends first, the approval is refused',
  },
  putOff: {
    step: 'a letter',
    fault: 'the mail server answers 4xx',
    outcome: 'the letter waits, and arrives once when it is taken',
  },
  rejected: {
    step: 'a letter',
    fault: 'the mail server answers 5xx',
    outcome: 'the letter is given up, and arrives once when an operator sends it again',
  },
  dropped: {
    step: 'a letter',
    fault: 'the mail server keeps the letter and drops the connection instead of its 250',
    outcome: 'the letter arrives again under the same Message-ID',
  },
} as const satisfies Record<string, Fault>

/** Which of them. */
export type FaultName = keyof typeof faults
