import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const backEnd = process.env.MAINSTAY_BACKEND ?? "http://127.0.0.1:8000";
const PACKED = /\.(?:js|css|html|svg)$/;
const WORTH_PACKING = 1024;
const FONTS = ["400Regular/NotoSansSC_400Regular.ttf", "700Bold/NotoSansSC_700Bold.ttf", "LICENSE_FONT"];

/** Compressed copies beside the files, which the web process sends to browsers that take them. */
function compressedCopies(): Plugin {
  let folder = "";
  return {
    name: "compressed-copies",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        const content = entry.isFile() && PACKED.test(entry.name) ? readFileSync(path) : Buffer.alloc(0);
        if (content.length < WORTH_PACKING) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content));
      }
    },
  };
}

/** The typeface of papers, which the server sets as PDF: two weights and their licence. */
function fontsOfPapers(): Plugin {
  const source = fileURLToPath(new URL("./node_modules/@expo-google-fonts/noto-sans-sc/", import.meta.url));
  let folder = "";
  return {
    name: "fonts-of-papers",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir, "fonts");
    },
    closeBundle() {
      mkdirSync(folder, { recursive: true });
      for (const path of FONTS) copyFileSync(join(source, path), join(folder, basename(path)));
    },
  };
}

export default defineConfig({
  plugins: [react(), compressedCopies(), fontsOfPapers()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { host: "127.0.0.1", port: 5173, proxy: { "/api": { target: backEnd, changeOrigin: false } } },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  test: { environment: "jsdom", setupFiles: ["src/shared/testing/setup.ts"], restoreMocks: true },
});
