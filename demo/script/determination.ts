import type { Step } from '../scene'

/** What follows the councils' advice on the order and on the dossiers. */
export const determinationScript: Readonly<Record<string, Step>> = {
  async proposeOrderList(scene, { by }) {
    await scene.onTask(by!, '/order-list/proposal')
  },
  async approveOrderList(scene, { by }) {
    await scene.onTask(by!, '/order-list/approval', { decisionNumber: `QĐ-ĐH-${scene.task.code}` })
  },
  async publishOrder(scene, { by }) {
    await scene.onTask(by!, '/order-list/publication', { place: 'Cổng thông tin điện tử' })
  },
  async 'determination/tellProposer'(scene, { by }) {
    await scene.onTask(by!, '/order-list/notice')
  },
  async tellApplicants(scene, { by }) {
    await scene.onTask(by!, '/selection/notice')
  },
}
