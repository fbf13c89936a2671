import { defineConfig } from 'vite';
import { CORE, lean } from './lean.js';

// Scripts that share nothing, in pairs: the page's own, and the large one it fetches once the page stands.
// None has source of its own in the page: the desk's policy allows scripts from the desk alone.
export default defineConfig({
  plugins: [lean],
  resolve: { alias: [{ find: /^@tiptap\/core$/, replacement: `${CORE}index.ts` }] },
  // As the core's own build has it: a declared field is not set again after its class is made.
  esbuild: { tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } } },
  build: {
    outDir: '../../../target/frontend/desk/assets',
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    target: 'es2022',
    // Charts are 544 KB before they are packed; they come after the page.
    chunkSizeWarningLimit: 600,
    minify: 'terser',
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    rollupOptions: {
      input: { editor: 'editor/main.js', writing: 'page/main.js', boards: 'board/main.js', charts: 'board/charts.js' },
      preserveEntrySignatures: 'exports-only',
      external: (id) => id.startsWith('/desk/'),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  test: { environment: 'jsdom' },
});
