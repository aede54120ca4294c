import { parser, plugin } from 'typescript-eslint'

/** Biome lints; this adds only the two rules that need types. */
export default [
  { ignores: ['node_modules/', 'dist/', 'coverage/', '.detai/'] },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // A knex query is also a promise, and its `where((query) => query.where(…))` returns one by design.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
]
