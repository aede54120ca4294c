import {
  acceptanceResult,
  amountLevel,
  filedTooLate,
  memberRating,
} from '../../domain/council/acceptance-rating'
import {
  compositionDefects,
  countingPanelDefects,
  expertGroupDefects,
} from '../../domain/council/composition'
import { acceptanceConflicts } from '../../domain/council/conflict'
import { councilQuorum } from '../../domain/council/quorum'
import { localDate } from '../../domain/instant'
import { candidate, given, presence, seatsOf, sideOf, tasksWith, winnerOf } from './demo-data'
import { seededCalendar as calendar, law } from './law'

describe.each(tasksWith('acceptance'))('$id acceptance', ({ task, part }) => {
  const winner = winnerOf(task)
  const due = given(calendar.addTerm(localDate(part.endedOn), law.acceptance.lateFail.value))

  test('the council is lawful, free of conflicts, and sits in quorum', () => {
    if (!part.council) return
    const earlierMembers = [task.determination, task.selection].flatMap((sitting) =>
      given(sitting).council.seats.map((seat) => seat.person),
    )
    const sides = { hosts: [winner.host], partners: winner.partners, earlierMembers }
    const seats = seatsOf(part.council)
    expect(compositionDefects('acceptance', seats, sides, law)).toEqual([])
    for (const { person } of seats) {
      expect(acceptanceConflicts(candidate(person), sideOf(winner), law.acceptance)).toEqual([])
    }
    const [head] = part.expertGroup
    const group = { members: part.expertGroup, head: given(head) }
    expect(expertGroupDefects(group, seats, law.acceptance)).toEqual([])
    if (!part.present) return
    const attendance = { seats, recused: [], present: presence(part.present) }
    expect(councilQuorum(attendance, law.council).defects).toEqual([])
    const panel = countingPanelDefects(given(part.countingPanel), part.present, law.acceptance.countingPanel)
    expect(panel).toEqual([])
  })

  test("each member's rating and the council's result", () => {
    if (!part.ratings) return
    const delivered = given(part.delivered).map(({ id, ...amounts }) => ({ product: id, ...amounts }))
    for (const rating of part.ratings) {
      for (const delivery of delivered) {
        expect(amountLevel(delivery, law.acceptance)).toBe(rating.products[delivery.product]?.quantity)
      }
      expect(memberRating(rating, delivered, law.acceptance).level).toBe(rating.overall)
    }
    const result = acceptanceResult(
      {
        ballots: part.ratings,
        deliveries: delivered,
        appointed: part.council.seats.length,
        present: given(part.present).length,
        filedTooLate: filedTooLate(localDate(part.filedOn), due),
      },
      law,
    )
    const { present, ...counts } = given(part.result)
    expect(result).toMatchObject({ ...counts, base: present, invalidBallots: [], filedTooLate: false })
  })

  test('the term for mending', () => {
    if (!part.mendBy) return
    const mending = calendar.addTerm(localDate(part.sittingOn), law.acceptance.mending.value)
    expect(mending?.date).toBe(part.mendBy)
  })
})
