/**
 * Imports go one way: a rule for each folder names the only places that it may import from.
 * `@temporalio/common` is the part of the workflow library that clients share with it.
 */
const layers = {
  regulations: [],
  domain: ['regulations'],
  workflows: ['domain', 'regulations'],
  db: ['domain', 'regulations'],
  templates: ['domain', 'regulations'],
  activities: ['domain', 'regulations', 'db', 'templates'],
  api: ['domain', 'regulations', 'db'],
  migrations: [],
  web: [],
}

/** Single modules that a layer may import besides: what their owner offers to others. */
const doors = {
  activities: ['workflows/contract\\.ts'],
  web: ['dist/api/schema\\.d\\.ts', 'templates/formats\\.ts', 'domain/instant\\.ts'],
  api: [
    'workflows/contract\\.ts',
    'workflows/search-attributes\\.ts',
    'package\\.json',
    'activities/letters/render\\.ts',
    'templates/formats\\.ts',
  ],
}

const OUR_OWN = '^(?!node_modules/)[^/]+\\.(ts|json|cjs|mjs)$|^(?!node_modules/)[^/]+/'

const arrows = Object.entries(layers).map(([layer, targets]) => ({
  name: `${layer}-imports-only-${targets.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${layer}/` },
  to: {
    path: OUR_OWN,
    pathNot: [
      `^(${[layer, ...targets].join('|')})/`,
      ...(doors[layer] ?? []).map((door) => `^${door}$`),
      ...(layer === 'workflows' ? ['^activities/'] : []),
    ],
    dependencyTypesNot: ['core'],
  },
}))

const PURE = '^(regulations|domain|workflows)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'workflows-know-only-types-of-activities',
      comment:
        'What workflows/index.ts reaches is bundled and replayed; the bundler does not refuse activities.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-node-in-pure-code',
      comment: 'No I/O, environment or randomness where the law is decided or replayed.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-packages-in-the-law-and-its-rules',
      comment: 'The schema of the law is written with zod; the rules need no package at all.',
      severity: 'error',
      from: { path: '^(regulations|domain)/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'only-temporal-in-workflows',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/@temporalio/(workflow|common)/' },
    },
    {
      name: 'product-imports-no-tests',
      comment: 'Screenshots and vitals are of the world that the tests in the browser make.',
      severity: 'error',
      from: { pathNot: '^(tests/|scripts/screenshots|scripts/web/vitals[.]ts$)' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-circles',
      comment: 'Types may refer to each other: nothing of them is left when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      // The pages are built, and what they need is in what was built.
      from: { pathNot: '^(tests|bench|web|scripts/web|scripts/screenshots)/|\\.(cjs|mjs)$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist/web|coverage|\\.detai)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
