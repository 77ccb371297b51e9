step-team_store = チーム共有ストア
step-team_store-doing = チーム共有ストアを準備しています

refusal-team-conflict-title = ほかのパソコンが先に変更しました: { $name }
refusal-team-conflict-why = 別の人が変更したか、いま発行しているところです。このパソコンでは何も発行していません。
refusal-team-conflict-do = 一覧をもう一度確認し、まだ必要な操作だけをやり直してください。ほかのパソコンで途中のままになっているものは、10 分たてばここで発行できます。
refusal-team-busy-title = いまほかのパソコンが { $name } の失効の操作をしています
refusal-team-busy-why = 失効リストを変更できるのは、一度に 1 台のパソコンだけです。
refusal-team-busy-do = 1 分ほど待ってからやり直してください。失効の指定は記録済みで、次のリストに載ります。
refusal-team-gone-title = { $name } のチーム共有ストアがありません
refusal-team-gone-why = このアカウントとリージョンにテーブルがありません。まだ作られていないか、だれかが削除しました。
refusal-team-gone-do = アカウントとリージョンを確認してください。共有なしで続けるには team leave { $name } を実行します。このパソコンの記録から作り直すには、team leave のあとに team create を実行します。
refusal-team-exists-title = { $name } にはもうチーム共有ストアがあります
refusal-team-exists-why = ほかのパソコンが作ったものです。2 つ作ると内容が食い違います。
refusal-team-exists-do = team join { $name } で参加してください。
refusal-team-not-joined-title = このパソコンは { $name } のチーム共有ストアを使っていません
refusal-team-not-joined-why = 利用者と証明書の記録は、このパソコンの中にだけあります。
refusal-team-not-joined-do = team create { $name } で作るか、すでにあるものに team join { $name } で参加してください。
