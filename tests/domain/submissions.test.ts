import { rights } from '../../domain/rights'
import { isSubmission } from '../../domain/rights/submissions'

test('what only parties may do is a submission, and what an office may do too is none', () => {
  const submissions = Object.keys(rights).filter(isSubmission)
  expect(submissions).toEqual(
    expect.arrayContaining([
      ...['submitProposal', 'supplementProposal', 'withdrawProposal', 'submitApplication', 'submitReport'],
      ...['fileAcceptanceDossier', 'submitSettlement', 'requestTranche', 'submitFinalDossier'],
    ]),
  )
  for (const act of ['acceptProposal', 'proposeTermination', 'declineContract', 'castBallot', 'unknown']) {
    expect([act, isSubmission(act)]).toEqual([act, false])
  }
})
