import type { ReactElement } from "react";
import type { Service } from "@/api/account";
import { HeldRoles, useKeeper, usePerson } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { ErrorState, Loading } from "@/shared/ui";
import { useServicesAnew } from "../tokens";
import styles from "./account.module.css";

/** The roles that a service account holds; administrators of the whole installation give and take those on contracts. */
export function ServiceRoles({ service }: { service: Service }): ReactElement {
  const { t } = useTexts("account");
  const keeper = useKeeper();
  const held = usePerson(service.id);
  const anew = useServicesAnew();
  if (held.isError) return <ErrorState error={held.error} retry={() => void held.refetch()} />;
  if (!held.data) return <Loading />;
  return (
    <div className={styles.stack}>
      <h3>{t("services.roles")}</h3>
      <HeldRoles person={held.data} onChanged={anew} />
      {keeper.everywhere ? null : <p className={styles.quiet}>{t("services.givenAbove")}</p>}
      {keeper.everywhere && service.unit_id ? <p className={styles.quiet}>{t("services.goesToUnit", { unit: service.unit })}</p> : null}
    </div>
  );
}
