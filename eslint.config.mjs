import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/*.fixture.ts'];
const sources = ['**/*.ts', '**/*.tsx'];
const engines = ['mongoose', 'mongodb', 'kafkajs'];
const testTools = ['vitest', 'fast-check', 'supertest'];

const mechanism = ['type:contracts', 'type:rules', 'type:platform'];
const scopes = ['org', 'project-sharing', 'review-workflow', 'activity', 'gateway'];

/** Who may import whom; specs may use the testing lib and the test tools besides. */
function boundaries({ inSpecs = false, inAdapters = false } = {}) {
  const banned = inAdapters ? {} : { bannedExternalImports: engines };
  const mayImport = (type, libs, more = {}) => ({
    sourceTag: `type:${type}`,
    onlyDependOnLibsWithTags: libs,
    ...banned,
    ...more,
  });
  const zodAlone = { allowedExternalImports: ['zod', ...(inSpecs ? testTools : [])] };
  const testing = inSpecs ? ['type:testing'] : [];
  return [
    'error',
    {
      enforceBuildableLibDependency: false,
      banTransitiveDependencies: true,
      depConstraints: [
        mayImport('rules', [], zodAlone),
        mayImport('contracts', ['type:rules'], zodAlone),
        mayImport('platform', []),
        mayImport('testing', mechanism),
        mayImport('journey', ['type:contracts']),
        mayImport('service', [...mechanism, ...testing]),
        mayImport('app', [...mechanism, 'type:service', 'type:journey', ...testing]),
        mayImport('web', ['type:contracts', 'type:rules']),
        mayImport('infra', mechanism),
        mayImport('e2e', [...mechanism, 'type:journey', 'type:infra']),
        mayImport('bench', [...mechanism, 'type:service', 'type:journey', 'type:infra', ...testing]),
        { sourceTag: 'type:example', onlyDependOnLibsWithTags: ['type:contracts'] },
        mayImport('tool', [...mechanism, 'type:service', 'type:testing']),
        { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
        ...scopes.map((scope) => ({
          sourceTag: `scope:${scope}`,
          onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
        })),
      ],
    },
  ];
}

const sqlite = {
  name: 'node:sqlite',
  message: 'Only the embedded adapters (libs/platform/src/embedded) may use node:sqlite.',
};
const noEngine = {
  group: engines.flatMap((engine) => [engine, `${engine}/*`]),
  message: 'Only their adapters (libs/platform/src/mongo, libs/platform/src/kafka) may use the engines.',
};

export default defineConfig(
  globalIgnores(['**/node_modules', '.cache', '.nx', '.data', '**/dist', '**/coverage', 'docs/generated']),
  { linterOptions: { noInlineConfig: true } },
  {
    files: sources,
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      'no-restricted-imports': ['error', { paths: [sqlite], patterns: [noEngine] }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: specs,
    rules: { '@nx/enforce-module-boundaries': boundaries({ inSpecs: true }) },
  },
  {
    files: ['libs/platform/src/embedded/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noEngine] }] },
  },
  {
    files: ['libs/platform/src/{mongo,kafka}/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ inAdapters: true }),
      'no-restricted-imports': ['error', { paths: [sqlite] }],
    },
  },
  {
    // Outside the adapters: what is measured against, and what a stranger on the broker might send.
    files: ['apps/bench/src/bare/**/*.ts', 'apps/e2e/src/faults/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ inSpecs: true, inAdapters: true }),
      'no-restricted-imports': ['error', { paths: [sqlite] }],
    },
  },
  {
    files: ['examples/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['apps/**/*.ts', 'examples/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      'no-console': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // A style sheet's classes are its default export.
    files: ['apps/web/src/vite.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-exports': 'off', '@nx/enforce-module-boundaries': 'off' },
  },
);
