# The practice AWS with real tunnels (practice serve --tunnel): what it says and what it needs.

cli-practice-tunnel = 実際のトンネル付きで起動します。パソコン、インターネット、OpenVPN サーバーをネットワーク名前空間に用意します (Linux、root)

tunnel-laptop = ここで作成した VPN は実際に通信できます。パソコンの役はネットワーク名前空間 { $laptop } です。
tunnel-connect = 作成されたプロファイルを使って、次のように接続してください:
tunnel-try = 続けて別のターミナルで、トンネルを通したい通信を試してください:
tunnel-up = 開始: { $endpoint } ({ $transport } { $port })、サーバー { $address }
tunnel-down = 終了: { $endpoint }、サーバー { $address }
tunnel-trouble = { $endpoint } の OpenVPN を起動できませんでした: { $why }

refusal-tunnel-needs-linux-title = 実際のトンネルの練習は Linux でのみ行えます
refusal-tunnel-needs-linux-why = Linux のネットワーク名前空間と標準の OpenVPN を使うためです。
refusal-tunnel-needs-linux-do = --tunnel を付けずに起動するか、Linux で起動してください。

refusal-tunnel-needs-root-title = 実際のトンネルには root 権限が必要です
refusal-tunnel-needs-root-why = ネットワーク名前空間、トンネルアダプター、パケットフィルターを作成できるのは root だけです。
refusal-tunnel-needs-root-do = sudo を付けて起動するか、--tunnel を付けずに起動してください。

refusal-tunnel-needs-program-title = { $name ->
    [none] 必要なプログラムがありません
   *[other] プログラム { $name } がありません
}
refusal-tunnel-needs-program-why = 実際のトンネルは ip、nft、openvpn を使って作成します。
refusal-tunnel-needs-program-do = Debian と Ubuntu では次を実行してください: sudo apt-get install iproute2 nftables openvpn

refusal-tunnel-failed-title = { $name ->
    [none] トンネルを用意できませんでした
   *[other] { $name } がトンネルの準備に失敗しました
}
refusal-tunnel-failed-why = システムが要求を実行できませんでした。システムのメッセージは「詳細」にあります。
refusal-tunnel-failed-do = もう一度起動してください。残ったものは最初に片付けられます。コンテナーの中では、ネットワーク名前空間の使用が許可されている必要があります。
