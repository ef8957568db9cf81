import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import styles from "./FileField.module.css";
import { sizeWords } from "./size";
import { NAMESPACE } from "./texts";

/** A file as an entry holds it. */
export interface StoredFile {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const PREVIEWED = 8 * 1024 * 1024;

/** Reads the files out of an entry's payload; what is none is left out. */
export function filesOf(value: unknown): StoredFile[] {
  return Array.isArray(value) ? value.filter(isFile) : [];
}

function isFile(value: unknown): value is StoredFile {
  const file = value as Partial<StoredFile> | null;
  return typeof file === "object" && file !== null && typeof file.id === "string" && typeof file.name === "string" && typeof file.size === "number" && typeof file.type === "string";
}

/** The files of an entry, pictures as small previews, each to open or to save; `under` is where they are fetched. */
export function FileList({ files, under = "/api/desk/files" }: { files: StoredFile[]; under?: string }): ReactElement | null {
  const { t } = useTexts(NAMESPACE);
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("attached")}>
      {files.map((file) => (
        <FileRow key={file.id} file={file} address={`${under}/${file.id}`} />
      ))}
    </ul>
  );
}

function FileRow({ file, address }: { file: StoredFile; address: string }): ReactElement {
  const { t } = useTexts(NAMESPACE);
  const { name } = file;
  const picture = PICTURES.has(file.type);
  const shown = picture || file.type === "application/pdf";
  return (
    <li className={styles.row} data-state="done">
      {picture && file.size <= PREVIEWED ? <img className={styles.picture} src={`${address}?inline=true`} alt={t("preview", { name })} loading="lazy" /> : <span className={styles.sheet} aria-hidden="true" />}
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.state} title={`SHA-256 ${file.sha256}`}>
          {sizeWords(file.size)}
        </span>
      </div>
      <div className={styles.acts}>
        {shown ? (
          <a href={`${address}?inline=true`} target="_blank" rel="noreferrer" aria-label={t("open", { name })}>
            {t("openShort")}
          </a>
        ) : null}
        <a href={address} download={name} aria-label={t("download", { name })}>
          {t("downloadShort")}
        </a>
      </div>
    </li>
  );
}
