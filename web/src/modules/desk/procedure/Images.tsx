import type { ReactElement } from "react";
import type { KeptImage } from "@/api/catalogue";
import { FileList, filesOf } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import styles from "./procedure.module.css";

/** The data before and after a repair, side by side. */
export function Images({ before, after }: { before: KeptImage | null; after: KeptImage | null }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <Panel title={t("procedure.images")}>
      <div className={styles.images}>
        <Image name={t("procedure.before")} image={before} />
        <Image name={t("procedure.after")} image={after} />
      </div>
    </Panel>
  );
}

function Image({ name, image }: { name: string; image: KeptImage | null }): ReactElement {
  const { t } = useTexts("desk");
  const moment = useMoment();
  return (
    <figure className={styles.image}>
      <figcaption>
        {name}
        {image ? <span>{`${moment(image.at)} ${image.by}`}</span> : null}
      </figcaption>
      {image?.text ? (
        // A wide image scrolls by itself, also by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0} aria-label={name}>
          {image.text}
        </pre>
      ) : null}
      {image ? <FileList files={filesOf(image.files)} /> : <p className={styles.quiet}>{t("procedure.noImage")}</p>}
    </figure>
  );
}
