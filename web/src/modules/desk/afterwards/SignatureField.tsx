import { useEffect, useRef, type PointerEvent, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./print.module.css";

const WIDTH = 480;
const HEIGHT = 160;

/** A place to sign by hand; `onChange` gets the picture as base64 PNG, empty once it is cleared. The name in letters does without it. */
export function SignatureField({ value, onChange }: { value: string; onChange: (drawing: string) => void }): ReactElement {
  const { t } = useTexts("desk");
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const pen = () => canvas.current?.getContext("2d") ?? null;
  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = pen();
    if (!context) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    context.lineWidth = 2.5;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(...point(event));
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    pen()?.lineTo(...point(event));
    pen()?.stroke();
  };
  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    onChange(canvas.current?.toDataURL("image/png").replace("data:image/png;base64,", "") ?? "");
  };
  useEffect(() => {
    if (value === "") canvas.current?.getContext("2d")?.clearRect(0, 0, WIDTH, HEIGHT);
  }, [value]);
  return (
    <div className={styles.signing}>
      <span className={styles.signingLabel}>{t("print.byHand")}</span>
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} className={styles.canvas} onPointerDown={begin} onPointerMove={go} onPointerUp={end} onPointerCancel={end}>
        {t(value === "" ? "print.handEmpty" : "print.handDone")}
      </canvas>
      <div className={styles.signingFoot}>
        <Button size="small" onClick={() => onChange("")} disabled={value === ""}>
          {t("print.clear")}
        </Button>
        <span>{t("print.handHint")}</span>
      </div>
    </div>
  );
}
