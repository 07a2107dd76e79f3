import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The folders of src/, lowest first, some of them still to come: a folder imports only from those before it. */
const floors = [
  'kernel',
  'platform',
  'access',
  'priority-list',
  'catalogue',
  'reporting',
  'achievement',
  'targets',
  'automation',
  'review',
  'reorganisation',
  'benchmark',
  'publication',
  'notices',
  'closing',
  'exchange',
  'worker',
  'web',
  'cli',
];

const zones = floors.flatMap((floor, height) =>
  floors.slice(height + 1).map((above) => ({
    target: `./src/${floor}`,
    from: `./src/${above}`,
    message: `${floor}/ lies below ${above}/ and may not import from it; raise owed work by its name instead.`,
  })),
);

export default tseslint.config(
  { ignores: ['dist/**', 'dist.*/**', '.data/**', 'node_modules/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // Without `await` the `catch` beside it sees nothing.
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300 }],
      // Japanese sentences use the ideographic space.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipJSXText: true }],
    },
  },
  {
    files: [
      '**/*.controller.ts',
      '**/*.service.ts',
      '**/*.repository.ts',
      '**/*.module.ts',
      '**/*.dto.ts',
      '**/*.entity.ts',
    ],
    // Nest reads constructor and property types at run time: an import that looks type-only is not.
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  {
    files: ['src/web/assets/**/*.js'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { project: 'tsconfig.assets.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
);
