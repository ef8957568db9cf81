"""What an export says of itself to somebody who opens it without this product."""

EXPLAINED = """\
砥柱 Mainstay 台账导出文件 / an exported ledger

一、核验 / Checking
  mainstay verify FILE.zip                 安装了砥柱时 / with Mainstay installed
  python3 mainstay_verify.py FILE.zip      只需 Python 3.9 以上，工具见砥柱文档 / with Python alone
  也可使用通用工具逐项核验 / or by common tools:
  unzip FILE.zip && sha256sum -c SHA256SUMS
  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
  while read -r hash entry; do printf %s "$entry" | sha256sum | grep -q "$hash" || echo "$hash"; done < entries.log

二、内容 / Parts
  entries.log      每行一条记录：SHA-256 与其规范形式；每条含前一条的 SHA-256（prev_hash）
                   one entry a line: its SHA-256 and its canonical form, which holds the hash before it
  streams.jsonl    每个工单的记录条数与末条 SHA-256 / how many entries each case has, and the hash of the last
  heads.log        台账的每日签名摘要：Ed25519 签名与其规范形式 / signed heads of the ledger: signature and form
  proofs.jsonl     各工单末条已签记录在签名摘要中的证明（RFC 6962）/ that the cases' entries are under these heads
  contracts.jsonl  合同版本及签署 / the versions of the contract and who has signed them; files in contracts/
  files.jsonl      附件清单及 SHA-256 / attachments and their SHA-256; the bytes, if asked for, in files/
  SHA256SUMS(.sig) 各部分的 SHA-256 及签名 / the digests of the parts, signed

三、请将 public-key.pem 的指纹（manifest.json 中 fingerprint）与对方公布的指纹比对。
    Compare the key's fingerprint (manifest.json) with the one that was told to you another way.
"""
