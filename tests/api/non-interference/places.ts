/** Addresses at which whoever is signed in may ask about a task, its lists, counts, searches and files. */
export const placesAbout = ({ id, code }: { readonly id: string; readonly code: string }): string[] => [
  ...[
    '',
    '/journal',
    '/journal?order=newest',
    '/similar',
    '/waiting',
    '/documents',
    '/money',
    '/changes',
  ].map((part) => `/api/tasks/${id}${part}`),
  ...['/call', '/call/opening', '/evidence', '/award', '/appraisal'].map((part) => `/api/tasks/${id}${part}`),
  ...[
    '/api/tasks?limit=100',
    `/api/tasks?q=${code}`,
    '/api/tasks?late=false&sort=due',
    '/api/similar?title=Nghi%C3%AAn',
  ],
  ...['/api/me/work?limit=100', '/api/me/work/count', '/api/me/awaited', '/api/councils', '/api/drafts'],
  `/api/councils?taskId=${id}`,
  ...['/api/calls', `/api/calls/${id}`, '/api/people?limit=100', '/api/receipts/BN-NV-2026-000-000000000000'],
]

/** Addresses for those who look over the whole, who keep the money, who administer and who audit. */
export const placesOfOffices = ({ id, code }: { readonly id: string; readonly code: string }): string[] => [
  ...[
    '',
    '/late',
    '/steps?year=2026',
    '/acts/counts',
    '/acts?list=late',
    '/acts?list=reversed',
    '/load',
    '/money',
  ].map((part) => `/api/overview${part}`),
  ...[
    '/stages/csv',
    '/late/csv',
    '/steps/csv?year=2026',
    '/acts/csv?list=reversed',
    '/load/csv',
    '/punctuality/csv',
  ].map((part) => `/api/overview${part}`),
  ...[
    '/api/overview/awaited?whom=role:dostOfficer',
    '/api/overview/awaited?whom=person',
    '/api/tranches',
    '/api/ledger',
  ],
  ...['/api/order-lists', '/api/order-lists/2026'],
  ...['sent', 'waiting', 'failed'].map((state) => `/api/letters?state=${state}&limit=100`),
  ...['/api/admin/overview', '/api/admin/log', '/api/stuck'],
  ...[`object=${code}&kind=act`, `object=${id}&kind=dossier`, `object=${code}&kind=file`].map(
    (query) => `/api/audit?${query}`,
  ),
]

/** The public pages about a task, and the lists. */
export const publicPlaces = ({ id, code }: { readonly id: string; readonly code: string }): string[] => [
  ...['/', `/tra-cuu/${code}`, `/dot-goi/${code}`, '/cong-khai?muc=goi-ho-so', '/cong-khai/goi-ho-so.json'],
  ...['/cong-khai?muc=ket-qua', '/cong-khai/hop-dong.json', '/sitemap.xml', '/api/calls', `/api/calls/${id}`],
  ...[`/api/tasks/${id}`, `/api/tasks/${id}/call`],
]
