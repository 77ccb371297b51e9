# 値のどこが悪く、何ならよいか。
problem-range-empty = IPv4 の範囲を入力してください（例: { $example }）。
problem-range-no-prefix = 「{ $value }」にプレフィックス長がありません。{ $example } のように入力してください。
problem-range-wrong = 「{ $value }」は IPv4 の範囲ではありません。{ $example } のように入力してください。
problem-range-host-bits = { $value } は区切りのよい位置から始まっていません。{ $right } なら使えます。
problem-range-twice = { $value } が 2 回あります。
problem-client-cidr-large = { $value } は AWS の上限より広い範囲です。最大は /12 です。
problem-client-cidr-small = { $value } は AWS の下限より狭い範囲です。最小は /22 です。
problem-client-cidr-overlap-vpc = { $value } は VPC の範囲 { $other } と重なります。外側の範囲を選んでください。
problem-client-cidr-overlap-secondary = { $value } は VPC のセカンダリ範囲 { $other } と重なります。外側の範囲を選んでください。
problem-client-cidr-overlap-route = { $value } は VPC のルートの宛先 { $other } と重なります。別の範囲を選んでください。
problem-client-cidr-overlap-peering = { $value } はピアリング先 VPC の { $other } と重なります。別の範囲を選んでください。
problem-client-cidr-overlap-extra-route = { $value } は追加ルートの宛先 { $other } と重なります。別の範囲を選んでください。
problem-client-cidr-overlap-local = { $value } はこのパソコンが使っている { $other } と重なります。ここからは VPN がうまく使えません。
problem-client-cidr-overlap-home = { $value } は家庭用ルーターによくある { $other } と重なります。その家庭ではプリンターや VPN が使えなくなることがあります。
problem-client-cidr-public = { $value } はパブリックアドレスです。自社のものでなければ、プライベート範囲（10…、172.16…、192.168…）を使ってください。
problem-vpc-cidr-size = { $value }: VPC の範囲は /16 から /28 までです。
problem-target-subnet-small = { $value } はターゲットネットワークには小さすぎます。/27 以上が必要です。
problem-subnet-small = { $value } は AWS の下限より小さい範囲です。サブネットの最小は /28 です。
problem-subnet-outside = { $value } は VPC（{ $vpc }）の内側にありません。
problem-subnet-overlap = { $value } はサブネット { $other } と重なります。
problem-address-wrong = 「{ $value }」は IPv4 アドレスではありません。{ $example } のように入力してください。
problem-server-address-outside = { $value } はサブネット { $subnet } にありません。
problem-server-address-reserved = { $subnet } の { $value } は AWS の予約アドレスです（先頭の 4 つと最後の 1 つ）。
problem-server-subnet-unknown = この計画にサブネット「{ $value }」はありません。計画にあるサブネットの名前か ID（subnet-…）を指定してください。
problem-name-empty = 名前を入力してください。
problem-name-long = 「{ $value }」は長すぎます。{ $most } 文字までです。
problem-name-form = 「{ $value }」にはファイル名に使えない文字があります。英数字、ピリオド、ハイフンを使ってください。
problem-server-name-form = 「{ $value }」はドメイン名ではありません。英数字、ハイフン、ピリオドを使ってください（例: server.example.internal）。
problem-vpn-name-form = 「{ $value }」は名前に使えません。英数字、ハイフン、ピリオドを使ってください。
problem-name-reserved = 「{ $value }」は Windows またはこのプログラムが予約している名前です。
problem-name-twice = 「{ $value }」が 2 回あります。
problem-group-name-id = 「sg-」で始まるセキュリティグループ名（{ $value }）は AWS では使えません。
problem-group-in-new-vpc = 新しい VPC にセキュリティグループ「{ $value }」はまだありません。作成を指定してください: { "{" } name = "…" { "}" }
problem-zone-twice = { $value } のターゲットネットワークが 2 つあります。アベイラビリティーゾーンごとに 1 つまでです。
problem-dns-many = DNS サーバーは { $most } つまでです。
problem-banner-long = バナーが { $size } バイトあります。{ $most } バイトまでです。
problem-not-allowed = { $value } は指定できません。指定できる値: { $allowed }
problem-years = { $value } 年は指定できません。1 から { $most } までにしてください。
problem-log-name-form = 「{ $value }」には CloudWatch Logs で使えない文字があります。
problem-instance-type-form = 「{ $value }」はインスタンスタイプではありません。t4g.nano のように入力してください。
problem-authorize-empty = 到達を許可する範囲（例えば VPC の範囲）を指定してください。なければ接続できても何にも届きません。
problem-route-not-authorized = { $value } へのルートはありますが、許可する承認ルールがありません。
problem-route-all-in-split = スプリットトンネルでも、0.0.0.0/0 へのルートがあるとすべての通信がトンネルに入ります。AWS は推奨していません。
problem-clients-empty = 利用者またはパソコンの名前を 1 つ以上入力してください。
problem-targets-empty = ターゲットサブネットを 1 つ以上指定してください。
problem-day-form = 「{ $value }」は日付ではありません。2036-05-01 のように入力してください。
problem-region-form = 「{ $value }」はリージョンではありません。ap-northeast-1 のように入力してください。
problem-vpc-missing = VPC を選ぶか、新しく作成してください。
problem-security-group-missing = セキュリティグループを選ぶか、新しく作成してください。
problem-account-missing = 使用する AWS アカウントを指定し、確認を行ってください。
problem-account-region-missing = リージョンを選んでください。
problem-authority-form = "new" または EasyRSA の pki フォルダーのパスを指定してください。「{ $value }」はどちらでもありません。
problem-route-to-vpc = VPC（{ $value }）へのルートは AWS が自動で作成します。削除してください。
problem-subnet-in-new-vpc = 新しい VPC にサブネット「{ $value }」はまだありません。作成を指定してください: { "{" } name = "…", cidr = "…" { "}" }
# 計画ファイル
problem-toml = TOML として読めません: { $reason }
problem-key-unknown = 「{ $key }」という項目はここにはありません。使える項目: { $known }
problem-key-unknown-near = 「{ $key }」という項目はここにはありません。「{ $near }」ではありませんか。
problem-key-missing = 「{ $key }」がありません。
problem-type-table = ここには表（[セクション] または { "{" } キー = 値 { "}" }）が必要です。
problem-type-text = 「{ $key }」は引用符で囲んだ文字列です。
problem-type-number = 「{ $key }」は整数です。
problem-type-yes = 「{ $key }」は true か false です。
problem-type-texts = 「{ $key }」は文字列のリストです: ["…", "…"]
problem-type-subnets = 「{ $key }」は名前、ID、または { "{" } name = "…", cidr = "…" { "}" } のリストです。
