import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { Unit } from "@/api/directory";
import { Refusal } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, Panel, Tag } from "@/shared/ui";
import { units, useDirectoryChange } from "./calls";
import { AddUnitDrawer, AdministratorDrawer, CloseUnitDrawer, EditUnitDrawer, StaffDrawer } from "./UnitDrawers";
import styles from "./units.module.css";

type Form = "person" | "unit" | "edit" | "close" | "administrator";

/** A unit: who administers it, and what may be done with it. */
export function UnitPanel({ unit, above, address }: { unit: Unit; above: string | undefined; address: (id: string) => string }): ReactElement {
  const { t } = useTexts("units");
  const go = useNavigate();
  const [form, setForm] = useState<Form | "">("");
  const relieve = useDirectoryChange(units.relieve);
  const shut = () => setForm("");
  const show = (id: string) => {
    shut();
    void go(address(id), { replace: true });
  };
  return (
    <Panel
      title={unit.name}
      aside={
        <span className={styles.buttons}>
          {unit.is_offered ? <Tag>{t("offered")}</Tag> : null}
          <Button type="primary" onClick={() => setForm("person")}>
            {t("addPerson")}
          </Button>
          <Button onClick={() => setForm("unit")}>{t("addUnit")}</Button>
          <Button onClick={() => setForm("edit")}>{t("editUnit")}</Button>
          {unit.is_root ? null : (
            <Button danger onClick={() => setForm("close")}>
              {t("closeUnit")}
            </Button>
          )}
        </span>
      }
    >
      <h3>{t("administrators")}</h3>
      {unit.administrators.length === 0 ? <p className={styles.quiet}>{t("noAdministrators")}</p> : null}
      <ul>
        {unit.administrators.map((one) => (
          <li key={one.id} className={styles.row}>
            {one.name}
            <Button loading={relieve.isPending && relieve.variables.person === one.id} aria-label={`${t("relieve")} ${one.name}`} onClick={() => relieve.mutate({ unit: unit.id, person: one.id })}>
              {t("relieve")}
            </Button>
          </li>
        ))}
      </ul>
      {relieve.error ? <Refusal error={relieve.error} /> : null}
      <Button onClick={() => setForm("administrator")}>{t("nameAdministrator")}</Button>
      {form === "person" ? <StaffDrawer unit={unit} onMade={(id) => void go(`/people/${id}`)} onClose={shut} /> : null}
      {form === "unit" ? <AddUnitDrawer unit={unit} onMade={(made) => show(made.id)} onClose={shut} /> : null}
      {form === "edit" ? <EditUnitDrawer unit={unit} onClose={shut} /> : null}
      {form === "close" ? <CloseUnitDrawer unit={unit} onClosed={() => show(above ?? "")} onClose={shut} /> : null}
      {form === "administrator" ? <AdministratorDrawer unit={unit} onClose={shut} /> : null}
    </Panel>
  );
}
